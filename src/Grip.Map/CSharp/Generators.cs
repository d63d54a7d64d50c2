using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Map.CSharp;

/// <summary>Runs a unit's source generators, incrementally from one state of the unit to the next.</summary>
internal static class Generators
{
    /// <summary>
    /// The SDK's own generators, with words of which at least one stands in the sources of a unit for which the
    /// generator has anything to do. They come with every project; most projects never use them.
    /// </summary>
    private static readonly ImmutableDictionary<string, string[]> Triggers = new Dictionary<string, string[]>
    {
        ["Microsoft.Interop.ComInterfaceGenerator"] = ["GeneratedCom"],
        ["Microsoft.Interop.JavaScript.JSImportGenerator"] = ["JSImport", "JSExport"],
        ["Microsoft.Interop.LibraryImportGenerator"] = ["LibraryImport"],
        ["Microsoft.Interop.SourceGeneration"] = ["LibraryImport", "GeneratedCom"],
        ["System.Text.Json.SourceGeneration"] = ["JsonSerializable"],
        ["System.Text.RegularExpressions.Generator"] = ["GeneratedRegex"],
        ["Microsoft.Extensions.Logging.Generators"] = ["LoggerMessage"],
        ["Microsoft.Extensions.Options.SourceGeneration"] = ["OptionsValidator"],
    }.ToImmutableDictionary();

    /// <summary>The analyzer files whose generators have something to do for <paramref name="texts"/>.</summary>
    public static ImmutableHashSet<string> Active(ProjectUnit unit, IEnumerable<SourceDocument> texts)
    {
        var active = unit.AnalyzerPaths.Where(path => !Triggers.ContainsKey(Name(path))).ToImmutableHashSet();
        var waiting = unit.AnalyzerPaths.Where(path => Triggers.ContainsKey(Name(path))).ToList();
        foreach (var document in texts)
        {
            if (waiting.Count == 0)
                break;
            var text = document.Text.ToString();
            foreach (
                var path in waiting.Where(path => Triggers[Name(path)].Any(word => text.Contains(word, StringComparison.Ordinal))).ToArray()
            )
            {
                active = active.Add(path);
                waiting.Remove(path);
            }
        }

        return active;
    }

    public static CSharpGeneratorDriver? CreateDriver(
        ProjectUnit unit,
        ImmutableArray<AdditionalText> additional,
        AnalyzerAssemblies assemblies,
        ImmutableHashSet<string> active
    )
    {
        var generators = unit
            .AnalyzerPaths.Where(active.Contains)
            .SelectMany(path => assemblies.Reference(path).GetGenerators(LanguageNames.CSharp))
            .ToImmutableArray();
        return generators.IsEmpty ? null : CSharpGeneratorDriver.Create(generators, additional, unit.ParseOptions, unit.Config);
    }

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path);
}
