using System.Collections.Immutable;
using Grip.Core.Changes;
using Grip.Core.Checks;
using Grip.Gate.Checks;
using Grip.Map.CSharp;
using Grip.Map.Loading;
using Grip.Map.Sdk;

namespace Grip.Automations;

/// <summary>Which test projects have something to say about a change.</summary>
internal static class AffectedTests
{
    public static ImmutableArray<TestProject> Select(
        TestSelection selection,
        ChangeSet changes,
        SolutionSnapshot before,
        SolutionSnapshot after,
        DotnetHost host
    )
    {
        var paths = changes
            .Files.SelectMany(change => change is FileChange.Renamed renamed ? [renamed.Path, renamed.NewPath] : new[] { change.Path })
            .ToArray();
        var touched = before.UnitsWith(paths).Concat(after.UnitsWith(paths)).Select(unit => before.Units[unit.Index]).Distinct();
        return Select(selection, touched, before, host);
    }

    /// <param name="touched">Units of <paramref name="before"/> that change, in their sources or in what they reference.</param>
    public static ImmutableArray<TestProject> Select(
        TestSelection selection,
        IEnumerable<ProjectUnit> touched,
        SolutionSnapshot before,
        DotnetHost host
    )
    {
        if (selection == TestSelection.None)
            return [];
        var reached = selection == TestSelection.All ? before.Units : before.WithDependents(touched);
        return
        [
            .. reached
                .Where(unit => unit.Project.IsTest && unit.Project.Quality != LoadQuality.Loose)
                .GroupBy(unit => unit.Project.ProjectPath)
                .Select(group => new TestProject(
                    group.First().Name,
                    group.Key,
                    Framework(before.Units.Where(unit => unit.Project.ProjectPath == group.Key), host)
                )),
        ];
    }

    /// <summary>One framework is enough to catch a change of behaviour: the newest that a runtime is there for.</summary>
    private static string Framework(IEnumerable<ProjectUnit> units, DotnetHost host)
    {
        var frameworks = units.Select(unit => unit.TargetFramework).Where(name => name.Length > 0).Distinct().ToArray();
        if (frameworks.Length < 2)
            return "";
        return frameworks
                .Where(name => name.StartsWith("net", StringComparison.Ordinal) && name.Contains('.'))
                .OrderByDescending(Number)
                .FirstOrDefault(name => Number(name).Major <= host.NewestMajor)
            ?? frameworks[0];
    }

    private static Version Number(string framework) =>
        Version.TryParse(framework.Split('-')[0].TrimStart("netcoreappstandard".ToCharArray()), out var version)
            ? version
            : new Version(0, 0);

    private static IEnumerable<ProjectUnit> UnitsWith(this SolutionSnapshot snapshot, IEnumerable<string> paths) =>
        paths.SelectMany(snapshot.UnitsWith);
}
