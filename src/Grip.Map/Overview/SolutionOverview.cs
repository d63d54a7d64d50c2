using System.Collections.Immutable;
using Grip.Map.Functions;
using Grip.Map.Functions.Asking;
using Grip.Map.Index;
using Grip.Map.Index.Storing;

namespace Grip.Map.Overview;

/// <param name="Projects">How many projects name it.</param>
public sealed record PackageUse(string Id, string Version, int Projects);

/// <param name="Count">All of that kind; <paramref name="Rows"/> may hold fewer.</param>
public sealed record FunctionSummary(FunctionKind Kind, int Count, ImmutableArray<FunctionRow> Rows);

/// <summary>A whole solution in short: what it is, of which parts, what it does, what everything turns around.</summary>
/// <param name="Name">The solution file, or the folder.</param>
/// <param name="Says">The README's first sentence; null without one.</param>
/// <param name="Groups">Empty where there are few enough projects to show each.</param>
/// <param name="Functions">By kind, those of tests apart; tests are counted only.</param>
/// <param name="Types">All of them, with what they refer to.</param>
/// <param name="TestsOf">How many tests each test project holds, by its id.</param>
public sealed record SolutionOverview(
    string Name,
    string? Says,
    ProjectGraph Graph,
    ImmutableArray<ProjectGroup> Groups,
    ImmutableArray<PackageUse> Packages,
    ImmutableArray<FunctionSummary> Functions,
    TypeGraph Types,
    ImmutableDictionary<long, int> TestsOf,
    ImmutableArray<string> Weaknesses
)
{
    /// <summary>From here on projects are shown in groups.</summary>
    public const int ManyProjects = 30;

    /// <summary>More than any answer shows.</summary>
    private const int MostRows = 200;

    public static SolutionOverview Read(FunctionalMap map)
    {
        var graph = ProjectGraph.Read(map);
        return new SolutionOverview(
            Path.GetFileName(map.Target.Solution ?? map.Target.Root.TrimEnd('/', '\\')),
            ReadmeSentence.Find(map.Target.Root),
            graph,
            graph.Projects.Length >= ManyProjects ? ProjectGroups.Of(graph) : [],
            ReadPackages(map),
            ReadFunctions(map, graph),
            TypeGraph.Read(map, graph),
            ReadTests(map),
            map.Weaknesses
        );
    }

    private static ImmutableArray<PackageUse> ReadPackages(FunctionalMap map) =>
        [
            .. map.Connection.Query(
                """
                SELECT k.id, MAX(k.version), COUNT(*) FROM packages k JOIN projects p ON p.id = k.project WHERE p.is_test = 0 AND k.id <> 'NETStandard.Library'
                GROUP BY lower(k.id) ORDER BY COUNT(*) DESC, lower(k.id)
                """,
                row => new PackageUse(row.GetString(0), row.GetString(1), row.GetInt32(2))
            ),
        ];

    private static ImmutableArray<FunctionSummary> ReadFunctions(FunctionalMap map, ProjectGraph graph)
    {
        var tests = graph.Projects.Where(project => project.IsTest).Select(project => project.Name).ToHashSet(StringComparer.Ordinal);
        var reader = new FunctionReader(map);
        return
        [
            .. reader
                .Counts()
                .Where(kind => kind.Kind != FunctionKind.Test)
                .Select(kind => (kind.Kind, Rows: reader.Read(kind.Kind).Where(row => !tests.Contains(row.Project)).ToArray()))
                .Where(kind => kind.Rows.Length > 0)
                .Select(kind => new FunctionSummary(kind.Kind, kind.Rows.Length, [.. kind.Rows.Take(MostRows)])),
        ];
    }

    private static ImmutableDictionary<long, int> ReadTests(FunctionalMap map) =>
        map
            .Connection.Query(
                """
                SELECT m.project, COUNT(*) FROM functions fn JOIN file_projects m ON m.file = fn.file JOIN files f ON f.id = fn.file
                WHERE fn.kind = 'test' AND f.is_generated = 0 GROUP BY m.project
                """,
                row => KeyValuePair.Create(row.GetInt64(0), row.GetInt32(1))
            )
            .ToImmutableDictionary();
}
