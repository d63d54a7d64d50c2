using System.Collections.Immutable;
using Grip.Map.Index;
using Grip.Map.Index.Storing;
using Microsoft.Data.Sqlite;

namespace Grip.Map.Functions.Asking;

/// <summary>Reads functions from the index and completes them with what lies in other files. Generated code is left out.</summary>
public sealed class FunctionReader(FunctionalMap map)
{
    private readonly SqliteConnection connection = map.Connection;

    /// <summary>In the order of the kinds, then by path and line.</summary>
    /// <param name="kind">Null for all kinds.</param>
    public ImmutableArray<FunctionRow> Read(FunctionKind? kind)
    {
        var rows = Rows(kind is { } one ? [one] : [.. FunctionKinds.Shown]);
        if (kind is null or FunctionKind.Endpoint)
            rows = new RouteCompletion(Rows([FunctionKind.RouteGroup])).Complete(rows);
        if (kind is null or FunctionKind.Configuration)
            rows = new ConfigurationFiles(map).Complete(rows);
        return rows;
    }

    /// <summary>How many there are of each kind; nothing is completed.</summary>
    public ImmutableArray<(FunctionKind Kind, int Count)> Counts()
    {
        var counts = connection
            .Query(
                "SELECT fn.kind, COUNT(*) FROM functions fn JOIN files f ON f.id = fn.file WHERE f.is_generated = 0 GROUP BY fn.kind",
                row => (FunctionKinds.OfWord(row.GetString(0)), row.GetInt32(1))
            )
            .ToDictionary(pair => pair.Item1, pair => pair.Item2);
        return [.. FunctionKinds.Shown.Where(counts.ContainsKey).Select(kind => (kind, counts[kind]))];
    }

    private ImmutableArray<FunctionRow> Rows(ImmutableArray<FunctionKind> kinds) =>
        [
            .. kinds.SelectMany(kind =>
                connection.Query(
                    """
                    SELECT fn.title, a.full_name, b.full_name, f.path, fn.line, COALESCE(MIN(p.name), ''), fn.details, fn.how
                    FROM functions fn JOIN files f ON f.id = fn.file LEFT JOIN symbols a ON a.id = fn.symbol LEFT JOIN symbols b ON b.id = fn.target
                    LEFT JOIN file_projects m ON m.file = f.id LEFT JOIN projects p ON p.id = m.project
                    WHERE fn.kind = $0 AND f.is_generated = 0
                    GROUP BY fn.rowid ORDER BY f.path, fn.line, fn.title, fn.details
                    """,
                    row => new FunctionRow(
                        kind,
                        row.GetString(0),
                        row.IsDBNull(1) ? null : row.GetString(1),
                        row.IsDBNull(2) ? null : row.GetString(2),
                        row.GetString(3),
                        row.GetInt32(4),
                        row.GetString(5),
                        FunctionDetails.Read(row.GetString(6)),
                        row.GetString(7)
                    ),
                    FunctionKinds.Word(kind)
                )
            ),
        ];
}
