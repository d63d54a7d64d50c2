using System.Collections.Immutable;
using Grip.Map.Index;
using Grip.Map.Index.Storing;
using Grip.Output;

namespace Grip.Mapping;

/// <summary>The projects of the solution with their sizes and references.</summary>
internal sealed record ProjectsReply(ImmutableArray<MapProjectJson> Projects, ImmutableArray<string> Weaknesses, int? Budget)
    : MapReply(Budget)
{
    public static ProjectsReply Of(FunctionalMap map, int? budget)
    {
        var references = map
            .Connection.Query(
                "SELECT a.path, b.name FROM project_references r JOIN projects a ON a.id = r.project JOIN projects b ON b.id = r.target ORDER BY b.name",
                row => (From: row.GetString(0), To: row.GetString(1))
            )
            .ToLookup(row => row.From, row => row.To, StringComparer.Ordinal);
        return new ProjectsReply(
            [
                .. map.Connection.Query(
                    """
                    SELECT p.name, p.path, p.frameworks, p.is_test, COUNT(f.id), COALESCE(SUM(f.lines), 0)
                    FROM projects p LEFT JOIN file_projects m ON m.project = p.id LEFT JOIN files f ON f.id = m.file AND f.is_generated = 0
                    GROUP BY p.id ORDER BY p.path
                    """,
                    row => new MapProjectJson(
                        row.GetString(0),
                        row.GetString(1),
                        [.. row.GetString(2).Split(';', StringSplitOptions.RemoveEmptyEntries)],
                        row.GetBoolean(3),
                        row.GetInt32(4),
                        row.GetInt32(5),
                        [.. references[row.GetString(1)]]
                    )
                ),
            ],
            map.Weaknesses,
            budget
        );
    }

    protected override void WritePeople(TextOutput output, Verbosity verbosity)
    {
        foreach (var line in CompactLines())
            output.Line(Printable.Text(line));
        foreach (var weakness in Weaknesses)
            output.Line($"weaker: {Printable.Text(weakness)}");
    }

    protected override IEnumerable<string> CompactLines()
    {
        yield return $"{Counted.Of(Projects.Length, "project")}, {Counted.Of(Projects.Sum(project => project.Files), "file")}, {Projects.Sum(project => project.Lines)} lines";
        foreach (var project in Projects)
            yield return $"{project.Name} ({string.Join(", ", project.TargetFrameworks)}){(project.IsTest ? " tests" : "")}: {project.Files} files, {project.Lines} lines"
                + (project.References.IsEmpty ? "" : $" -> {string.Join(", ", project.References)}");
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new MapProjectsJson("result", command, "done", Projects, Weaknesses, (long)duration.TotalMilliseconds),
            JsonText.Types.MapProjectsJson
        );
}
