using Grip.Core.Text;
using Grip.Map.CSharp;

namespace Grip.Map.Index.Storing;

/// <summary>A fingerprint of all that a project's references are resolved with, apart from the sources.</summary>
internal static class UnitOptions
{
    public static string Of(IEnumerable<ProjectUnit> units) =>
        ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', units.SelectMany(Lines)))).Value;

    private static IEnumerable<string> Lines(ProjectUnit unit) =>
        unit
            .Project.Arguments.Where(argument => !argument.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
            .Prepend(unit.TargetFramework)
            .Concat(unit.Project.References.Select(reference => reference.ToString()));
}
