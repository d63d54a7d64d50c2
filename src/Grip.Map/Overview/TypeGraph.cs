using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Grip.Map.Index;
using Grip.Map.Index.Storing;
using Microsoft.Data.Sqlite;

namespace Grip.Map.Overview;

/// <summary>
/// The types of the solution, written by hand, and which refers to which. A service also refers to the implementation
/// that is registered for it, and a message to its handler: so the program runs, though no code says so.
/// </summary>
/// <param name="Types">By full name.</param>
/// <param name="Edges">Each pair once, by both ends; no type with itself.</param>
public sealed record TypeGraph(ImmutableArray<TypeNode> Types, ImmutableArray<TypeEdge> Edges)
{
    private const string TypeKinds = "(2, 3, 4, 5, 6, 7, 8)";

    public static TypeGraph Read(FunctionalMap map, ProjectGraph projects)
    {
        var types = ReadTypes(map.Connection, projects);
        var owners = ReadOwners(map.Connection, types);
        var edges = ReadEdges(map.Connection, owners);
        var users = new int[types.Count];
        foreach (var edge in edges)
            users[edge.To]++;
        // What only tests use is not central to the program.
        var rank = PageRank.Of(types.Count, edges.Where(edge => !types[edge.From].IsTest && !types[edge.To].IsTest));
        return new TypeGraph([.. types.Select((type, i) => type with { Rank = rank[i], Users = users[i] })], edges);
    }

    /// <summary>The most central types of the program itself. What a single central type alone refers to is less so: the number of users counts too.</summary>
    public IEnumerable<TypeNode> Central() =>
        Types
            .Where(type => !type.IsTest && type.Users > 0)
            .OrderByDescending(type => type.Rank * Math.Log2(1 + type.Users))
            .ThenBy(type => type.FullName, StringComparer.Ordinal);

    private static List<TypeNode> ReadTypes(SqliteConnection connection, ProjectGraph projects)
    {
        var rows = connection.Query(
            $"""
            SELECT s.id, s.kind, s.name, s.full_name, COALESCE(c.full_name, ''), f.path, d.line, d.end_line - d.start_line + 1, d.summary,
                MIN(m.project)
            FROM symbols s JOIN declarations d ON d.symbol = s.id JOIN files f ON f.id = d.file
            JOIN file_projects m ON m.file = f.id
            LEFT JOIN symbols c ON c.id = s.container
            WHERE s.is_source = 1 AND s.kind IN {TypeKinds} AND f.is_generated = 0 AND (s.container IS NULL OR c.kind = 1)
            GROUP BY d.rowid ORDER BY s.full_name, s.key, f.path, d.line
            """,
            row =>
                (
                    Id: row.GetInt64(0),
                    Kind: (MapSymbolKind)row.GetInt32(1),
                    Name: row.GetString(2),
                    FullName: row.GetString(3),
                    Namespace: row.GetString(4),
                    Path: row.GetString(5),
                    Line: row.GetInt32(6),
                    Lines: row.GetInt32(7),
                    Summary: row.GetString(8),
                    Project: row.GetInt64(9)
                )
        );
        var types = new List<TypeNode>();
        foreach (var row in rows)
            if (types is [.., var last] && last.Symbol == row.Id)
                types[^1] = Joined(last, row.Path, row.Line, row.Lines, row.Summary);
            else
                types.Add(
                    new TypeNode(
                        types.Count,
                        row.Id,
                        row.Kind.Text(),
                        row.FullName.Length > row.Namespace.Length + 1 && row.Namespace.Length > 0
                            ? row.FullName[(row.Namespace.Length + 1)..]
                            : row.FullName,
                        row.FullName,
                        row.Namespace,
                        row.Project,
                        row.Path,
                        row.Line,
                        row.Lines,
                        row.Summary,
                        projects[row.Project].IsTest,
                        Rank: 0,
                        Users: 0
                    )
                );
        return types;
    }

    /// <summary>A further part of a partial type: the file that is called like the type is where people look.</summary>
    private static TypeNode Joined(TypeNode type, string path, int line, int lines, string summary)
    {
        var isHome = Path.GetFileNameWithoutExtension(path) == type.Name.Split('<')[0];
        return type with
        {
            Path = isHome ? path : type.Path,
            Line = isHome ? line : type.Line,
            Lines = type.Lines + lines,
            Summary = type.Summary.Length > 0 ? type.Summary : summary,
        };
    }

    /// <summary>For each symbol of the solution the index of the type around it.</summary>
    private static Dictionary<long, int> ReadOwners(SqliteConnection connection, List<TypeNode> types)
    {
        var owners = types.ToDictionary(type => type.Symbol, type => type.Index);
        var containers = connection
            .Query(
                "SELECT id, container FROM symbols WHERE is_source = 1 AND container IS NOT NULL AND kind <> 1",
                row => (row.GetInt64(0), row.GetInt64(1))
            )
            .ToDictionary(pair => pair.Item1, pair => pair.Item2);
        foreach (var id in containers.Keys)
        {
            var current = id;
            while (!owners.ContainsKey(current) && containers.TryGetValue(current, out var outer))
                current = outer;
            if (owners.TryGetValue(current, out var owner))
                owners[id] = owner;
        }

        return owners;
    }

    private static ImmutableArray<TypeEdge> ReadEdges(SqliteConnection connection, Dictionary<long, int> owners)
    {
        var weights = new Dictionary<(int From, int To), int>();
        using (
            var command = connection.Statement(
                """
                SELECT r.source, r.target FROM refs r JOIN files f ON f.id = r.file WHERE r.source IS NOT NULL AND f.is_generated = 0
                UNION ALL
                SELECT CASE fn.kind WHEN 'handler' THEN fn.target ELSE fn.symbol END, CASE fn.kind WHEN 'handler' THEN fn.symbol ELSE fn.target END
                FROM functions fn WHERE fn.kind IN ('registration', 'handler') AND fn.symbol IS NOT NULL AND fn.target IS NOT NULL
                """
            )
        )
        using (var reader = command.ExecuteReader())
            while (reader.Read())
            {
                if (
                    owners.TryGetValue(reader.GetInt64(0), out var from)
                    && owners.TryGetValue(reader.GetInt64(1), out var to)
                    && from != to
                )
                    CollectionsMarshal.GetValueRefOrAddDefault(weights, (from, to), out _)++;
            }

        return
        [
            .. weights
                .Select(pair => new TypeEdge(pair.Key.From, pair.Key.To, pair.Value))
                .OrderBy(edge => edge.From)
                .ThenBy(edge => edge.To),
        ];
    }
}
