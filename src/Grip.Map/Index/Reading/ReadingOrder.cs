using System.Collections.Immutable;
using Grip.Map.CSharp;

namespace Grip.Map.Index.Reading;

/// <summary>Projects after those that they reference, the target frameworks of a project side by side.</summary>
internal static class ReadingOrder
{
    public static ImmutableArray<ProjectUnit> Of(SolutionSnapshot snapshot)
    {
        var projects = snapshot
            .Units.GroupBy(unit => unit.Project.ProjectPath, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        var order = ImmutableArray.CreateBuilder<ProjectUnit>(snapshot.Units.Length);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in snapshot.Units)
            Visit(unit.Project.ProjectPath);
        return order.MoveToImmutable();

        // Circles were cut when the units were made; what is left of them between frameworks ends at the mark.
        void Visit(string project)
        {
            if (!seen.Add(project))
                return;
            foreach (var reference in projects[project].SelectMany(unit => unit.UnitReferences))
                Visit(snapshot.Units[reference.Unit].Project.ProjectPath);
            order.AddRange(projects[project]);
        }
    }
}
