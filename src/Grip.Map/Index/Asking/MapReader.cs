using System.Collections.Immutable;
using Grip.Map.Index.Storing;
using Microsoft.Data.Sqlite;

namespace Grip.Map.Index.Asking;

/// <summary>Reads rows of an index. For one thread; every answer is in an order that depends on the source alone.</summary>
public sealed class MapReader(SqliteConnection connection)
{
    private const int Width = 10;
    private const string Symbol = "s.id, s.key, s.kind, s.name, s.full_name, s.container, s.assembly, s.is_source, s.access, s.flags";
    private const string Source = "a.id, a.key, a.kind, a.name, a.full_name, a.container, a.assembly, a.is_source, a.access, a.flags";
    private const string Target = "b.id, b.key, b.kind, b.name, b.full_name, b.container, b.assembly, b.is_source, b.access, b.flags";
    private readonly Dictionary<long, SymbolRow> known = [];

    public SqliteConnection Connection => connection;

    public SymbolRow? ById(long id)
    {
        if (known.TryGetValue(id, out var row))
            return row;
        return connection.Query($"SELECT {Symbol} FROM symbols s WHERE s.id = $0", reader => Row(reader, 0), id).FirstOrDefault();
    }

    public SymbolRow? Container(SymbolRow symbol) => symbol.Container is { } id ? ById(id) : null;

    public List<SymbolRow> Named(string name) =>
        connection.Query($"SELECT {Symbol} FROM symbols s WHERE s.name = $0 ORDER BY s.full_name, s.key", reader => Row(reader, 0), name);

    /// <summary>Types and members in a type or namespace, in the order of their first place.</summary>
    public List<SymbolRow> Members(long container) =>
        connection.Query(
            $"""
            SELECT {Symbol} FROM symbols s LEFT JOIN declarations d ON d.symbol = s.id LEFT JOIN files f ON f.id = d.file
            WHERE s.container = $0 AND (d.symbol IS NOT NULL OR s.kind = 1) GROUP BY s.id ORDER BY MIN(f.path), MIN(d.line), MIN(d.column), s.key
            """,
            reader => Row(reader, 0),
            container
        );

    /// <summary>Hand-written places first.</summary>
    public List<PlaceRow> Places(long symbol) =>
        connection.Query(
            """
            SELECT f.path, d.line, d.column, d.start_line, d.end_line, d.signature, d.summary, f.is_generated FROM declarations d JOIN files f ON f.id = d.file
            WHERE d.symbol = $0 ORDER BY f.is_generated, f.path, d.line, d.column
            """,
            reader => new PlaceRow(
                reader.GetString(0),
                reader.GetInt32(1),
                reader.GetInt32(2),
                reader.GetInt32(3),
                reader.GetInt32(4),
                reader.GetString(5),
                reader.GetString(6),
                reader.GetBoolean(7)
            ),
            symbol
        );

    /// <summary>Who refers to the symbol, by path, line and column.</summary>
    public List<ReferenceRow> To(long symbol) => References("r.target = $0", symbol);

    /// <summary>What the symbol refers to, by path, line and column.</summary>
    public List<ReferenceRow> From(long symbol) => References("r.source = $0", symbol);

    /// <summary>All declarations of a file with their symbols, from top to bottom.</summary>
    public List<(SymbolRow Symbol, PlaceRow Place)> DeclaredIn(string path) =>
        connection.Query(
            $"""
            SELECT {Symbol}, f.path, d.line, d.column, d.start_line, d.end_line, d.signature, d.summary, f.is_generated
            FROM files f JOIN declarations d ON d.file = f.id JOIN symbols s ON s.id = d.symbol
            WHERE f.path = $0 ORDER BY d.start_line, d.end_line DESC, d.line, d.column, s.key
            """,
            reader =>
                (
                    Row(reader, 0),
                    new PlaceRow(
                        reader.GetString(Width),
                        reader.GetInt32(Width + 1),
                        reader.GetInt32(Width + 2),
                        reader.GetInt32(Width + 3),
                        reader.GetInt32(Width + 4),
                        reader.GetString(Width + 5),
                        reader.GetString(Width + 6),
                        reader.GetBoolean(Width + 7)
                    )
                ),
            path
        );

    /// <summary>The symbols that a place names: what is declared there, else what is referred to.</summary>
    public ImmutableArray<SymbolRow> At(string path, int line, int? column)
    {
        var declared = DeclaredIn(path)
            .Where(one => one.Place.Line == line && (column is null || Covers(one.Place.Column, one.Symbol.Name, column.Value)))
            .Select(one => one.Symbol)
            .ToImmutableArray();
        if (!declared.IsEmpty || column is null)
            return declared;
        return
        [
            .. References("f.path = $0 AND r.line = $1", path, line)
                .Where(reference => !reference.IsImplicit && Covers(reference.Column, reference.To.Name, column.Value))
                .Select(reference => reference.To)
                .DistinctBy(symbol => symbol.Id),
        ];
    }

    public bool HasFile(string path) =>
        connection.Query("SELECT 1 FROM files WHERE path = $0", reader => reader.GetInt32(0), path).Count > 0;

    public List<string> FilesEndingWith(string suffix) =>
        connection.Query(
            "SELECT path FROM files WHERE substr('/' || path, -length($0)) = $0 ORDER BY path",
            reader => reader.GetString(0),
            suffix
        );

    public List<string> Names() =>
        connection.Query("SELECT DISTINCT name FROM symbols WHERE is_source = 1 ORDER BY name", reader => reader.GetString(0));

    private static bool Covers(int start, string name, int column) => column >= start && column <= start + name.Length;

    private List<ReferenceRow> References(string condition, params ReadOnlySpan<object?> values) =>
        connection.Query(
            $"""
            SELECT {Target}, r.kind, f.path, r.line, r.column, r.flags, f.is_generated, {Source}
            FROM refs r JOIN files f ON f.id = r.file JOIN symbols b ON b.id = r.target LEFT JOIN symbols a ON a.id = r.source
            WHERE {condition} ORDER BY f.path, r.line, r.column, r.kind, b.key, a.key
            """,
            reader => new ReferenceRow(
                reader.IsDBNull(Width + 6) ? null : Row(reader, Width + 6),
                Row(reader, 0),
                (MapReferenceKind)reader.GetInt32(Width),
                reader.GetString(Width + 1),
                reader.GetInt32(Width + 2),
                reader.GetInt32(Width + 3),
                (MapReferenceFlags)reader.GetInt32(Width + 4),
                reader.GetBoolean(Width + 5)
            ),
            values
        );

    private SymbolRow Row(SqliteDataReader reader, int at)
    {
        var id = reader.GetInt64(at);
        if (known.TryGetValue(id, out var row))
            return row;
        return known[id] = new SymbolRow(
            id,
            reader.GetString(at + 1),
            (MapSymbolKind)reader.GetInt32(at + 2),
            reader.GetString(at + 3),
            reader.GetString(at + 4),
            reader.IsDBNull(at + 5) ? null : reader.GetInt64(at + 5),
            reader.GetString(at + 6),
            reader.GetBoolean(at + 7),
            (MapAccess)reader.GetInt32(at + 8),
            (MapSymbolFlags)reader.GetInt32(at + 9)
        );
    }
}
