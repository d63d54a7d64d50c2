using System.Runtime.InteropServices;
using Grip.Map.Index.Storing;
using Microsoft.Data.Sqlite;

namespace Grip.Map.Index.Asking;

/// <summary>One end of an edge with the place that makes it.</summary>
/// <param name="Other">The symbol at the other end.</param>
/// <param name="File">The number of the file.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Edge(long Other, MapReferenceKind Kind, long File, int Line, MapReferenceFlags Flags);

/// <summary>The graph of an index, read node by node. For one thread.</summary>
public sealed class Edges : IDisposable
{
    private readonly Dictionary<long, Edge[]> incoming = [];
    private readonly Dictionary<long, Edge[]> outgoing = [];
    private readonly Dictionary<long, string> paths = [];
    private readonly SqliteCommand into;
    private readonly SqliteCommand from;
    private readonly SqliteCommand members;
    private readonly SqliteCommand path;

    public Edges(SqliteConnection connection)
    {
        into = connection.Statement(
            "SELECT source, kind, file, line, flags FROM refs WHERE target = $0 AND source IS NOT NULL ORDER BY file, line, source",
            0L
        );
        from = connection.Statement("SELECT target, kind, file, line, flags FROM refs WHERE source = $0 ORDER BY file, line, target", 0L);
        members = connection.Statement("SELECT id FROM symbols WHERE container = $0 AND kind <> 1 ORDER BY id", 0L);
        path = connection.Statement("SELECT path FROM files WHERE id = $0", 0L);
    }

    /// <summary>Who refers to the symbol, as far as a symbol does.</summary>
    public Edge[] Into(long symbol) => Read(incoming, into, symbol);

    /// <summary>What the symbol refers to.</summary>
    public Edge[] From(long symbol) => Read(outgoing, from, symbol);

    /// <summary>Types and members directly in the symbol.</summary>
    public List<long> Members(long symbol)
    {
        members.Parameters[0].Value = symbol;
        using var reader = members.ExecuteReader();
        var result = new List<long>();
        while (reader.Read())
            result.Add(reader.GetInt64(0));
        return result;
    }

    /// <summary>The symbol and everything inside of it.</summary>
    public IEnumerable<long> WithMembers(long symbol) => Members(symbol).SelectMany(WithMembers).Prepend(symbol);

    public string Path(long file)
    {
        if (paths.TryGetValue(file, out var known))
            return known;
        path.Parameters[0].Value = file;
        return paths[file] = (string)path.ExecuteScalar()!;
    }

    public void Dispose()
    {
        into.Dispose();
        from.Dispose();
        members.Dispose();
        path.Dispose();
    }

    private static Edge[] Read(Dictionary<long, Edge[]> known, SqliteCommand command, long symbol)
    {
        if (known.TryGetValue(symbol, out var edges))
            return edges;
        command.Parameters[0].Value = symbol;
        using var reader = command.ExecuteReader();
        var result = new List<Edge>();
        while (reader.Read())
            result.Add(
                new Edge(
                    reader.GetInt64(0),
                    (MapReferenceKind)reader.GetInt32(1),
                    reader.GetInt64(2),
                    reader.GetInt32(3),
                    (MapReferenceFlags)reader.GetInt32(4)
                )
            );
        return known[symbol] = [.. result];
    }
}
