using System.Collections.Immutable;
using Grip.Map.Index;
using Grip.Map.Index.Storing;

namespace Grip.Map.Overview;

/// <summary>The projects of the solution in layers.</summary>
public sealed class ProjectGraph
{
    private readonly Dictionary<long, ProjectNode> byId;

    private ProjectGraph(ImmutableArray<ProjectNode> projects)
    {
        Projects = projects;
        byId = projects.ToDictionary(project => project.Id);
    }

    /// <summary>The highest layer first, then by size, then by name.</summary>
    public ImmutableArray<ProjectNode> Projects { get; }

    public ProjectNode this[long id] => byId[id];

    public static ProjectGraph Read(FunctionalMap map)
    {
        var references = map
            .Connection.Query(
                "SELECT project, target FROM project_references ORDER BY project, target",
                row => (row.GetInt64(0), row.GetInt64(1))
            )
            .ToLookup(pair => pair.Item1, pair => pair.Item2);
        var web = WithFunctions(map, "endpoint");
        // Where the test framework is not restored the build system does not know a test project; its tests do.
        var tests = WithFunctions(map, "test");
        var layers = Layers(references);
        var projects = map.Connection.Query(
            """
            SELECT p.id, p.name, p.path, p.frameworks, p.is_test, p.output, COUNT(f.id), COALESCE(SUM(f.lines), 0)
            FROM projects p LEFT JOIN file_projects m ON m.project = p.id
            LEFT JOIN files f ON f.id = m.file AND f.is_generated = 0 AND f.is_in_memory = 0
            GROUP BY p.id
            """,
            row => new ProjectNode(
                row.GetInt64(0),
                row.GetString(1),
                row.GetString(2),
                [.. row.GetString(3).Split(';', StringSplitOptions.RemoveEmptyEntries)],
                row.GetBoolean(4) || tests.Contains(row.GetInt64(0)) ? "tests"
                    : !row.GetString(5).Contains("exe", StringComparison.OrdinalIgnoreCase) ? "library"
                    : web.Contains(row.GetInt64(0)) ? "web"
                    : "program",
                row.GetInt32(6),
                row.GetInt32(7),
                layers(row.GetInt64(0)),
                [.. references[row.GetInt64(0)]]
            )
        );
        return new ProjectGraph([
            .. projects
                .OrderByDescending(project => project.Layer)
                .ThenByDescending(project => project.Lines)
                .ThenBy(project => project.Path, StringComparer.Ordinal),
        ]);
    }

    /// <summary>References that another reference implies are left out: the picture says the same with fewer lines.</summary>
    public IEnumerable<(ProjectNode From, ProjectNode To)> Arrows()
    {
        foreach (var project in Projects)
        {
            var implied = project.References.SelectMany(Below).ToHashSet();
            foreach (var target in project.References.Where(target => !implied.Contains(target)))
                yield return (project, byId[target]);
        }
    }

    /// <summary>Everything that a project references, directly or not, without itself.</summary>
    public IReadOnlySet<long> Below(long id)
    {
        var reached = new HashSet<long>();
        var pending = new Stack<long>(byId[id].References);
        while (pending.TryPop(out var next))
            if (next != id && reached.Add(next))
                foreach (var target in byId[next].References)
                    pending.Push(target);
        return reached;
    }

    private static HashSet<long> WithFunctions(FunctionalMap map, string kind) =>
        map
            .Connection.Query(
                """
                SELECT DISTINCT m.project FROM functions fn JOIN file_projects m ON m.file = fn.file JOIN files f ON f.id = fn.file
                WHERE fn.kind = $0 AND f.is_generated = 0
                """,
                row => row.GetInt64(0),
                kind
            )
            .ToHashSet();

    private static Func<long, int> Layers(ILookup<long, long> references)
    {
        var known = new Dictionary<long, int>();
        return Layer;

        int Layer(long project)
        {
            if (known.TryGetValue(project, out var layer))
                return layer;
            // References in a circle do not build; such a project counts as a leaf of the one that asked.
            known[project] = 0;
            return known[project] = references[project].Select(target => Layer(target) + 1).DefaultIfEmpty(0).Max();
        }
    }
}
