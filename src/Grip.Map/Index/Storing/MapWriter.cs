using System.Runtime.InteropServices;
using Grip.Map.CSharp;
using Microsoft.Data.Sqlite;

namespace Grip.Map.Index.Storing;

/// <summary>Size and time of a file when it was read.</summary>
/// <param name="Modified">In ticks of UTC; 0 if it was so young that a later change could have the same time: then the content decides.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FileStat(long Size, long Modified);

/// <summary>Writes rows within one transaction; nobody sees them before <see cref="Commit"/>.</summary>
internal sealed class MapWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly SqliteCommand findSymbol;
    private readonly SqliteCommand removeSymbol;
    private readonly HashSet<long> orphans = [];
    private readonly Dictionary<string, long> fresh = new(StringComparer.Ordinal);
    private readonly bool isEmpty;
    private readonly Inserter files;
    private readonly Inserter symbolRows;
    private readonly Inserter declarations;
    private readonly Inserter references;
    private readonly Inserter functions;
    private long nextSymbol;

    /// <param name="rebuild">Throw away all rows first.</param>
    public MapWriter(SqliteConnection connection, bool rebuild)
    {
        this.connection = connection;
        transaction = connection.BeginTransaction(deferred: false);
        if (rebuild)
            Clear();
        isEmpty = rebuild;
        nextSymbol = 1 + connection.Query("SELECT COALESCE(MAX(id), 0) FROM symbols", row => row.GetInt64(0))[0];
        findSymbol = connection.Statement("SELECT id FROM symbols WHERE key = $0", "");
        removeSymbol = connection.Statement("DELETE FROM symbols WHERE id = $0", 0L);
        files = new Inserter(connection, "files", 9);
        symbolRows = new Inserter(connection, "symbols", 10);
        declarations = new Inserter(connection, "declarations", 9);
        references = new Inserter(connection, "refs", 7);
        functions = new Inserter(connection, "functions", 8);
    }

    public void SetMeta(string key, string value) => connection.Execute("INSERT OR REPLACE INTO meta VALUES($0, $1)", key, value);

    /// <summary>Replaces what is known of the file.</summary>
    /// <param name="path">Relative to the root.</param>
    public void Write(string path, FileFacts facts, FileStat stat)
    {
        var known = isEmpty ? [] : connection.Query("SELECT id FROM files WHERE path = $0", row => row.GetInt64(0), path);
        if (known is [var old])
            Remove(old, keepRow: true);
        object? id = known is [var same] ? same : null;
        if (id is not null)
            connection.Execute("DELETE FROM files WHERE id = $0", id);
        var file = files.Insert(
            id,
            path,
            facts.Hash,
            stat.Size,
            stat.Modified,
            facts.Lines,
            facts.IsGenerated,
            facts.IsInMemory,
            facts.Shape
        );
        foreach (var one in facts.Declarations)
            declarations.Insert(
                file,
                Id(one.Symbol),
                one.Line,
                one.Column,
                one.StartLine,
                one.EndLine,
                one.Signature,
                one.Summary,
                one.Shape
            );
        foreach (var one in facts.References)
            references.Insert(
                file,
                one.From is null ? null : Id(one.From),
                Id(one.To),
                (int)one.Kind,
                one.Line,
                one.Column,
                (int)one.Flags
            );
        foreach (var one in facts.Functions)
            functions.Insert(
                file,
                one.Kind,
                one.Symbol is null ? null : Id(one.Symbol),
                one.Target is null ? null : Id(one.Target),
                one.Line,
                one.Title,
                one.Details,
                one.How
            );
    }

    /// <summary>Only size and time of a file are new, not its content.</summary>
    public void Touch(string path, FileStat stat) =>
        connection.Execute("UPDATE files SET size = $0, modified = $1 WHERE path = $2", stat.Size, stat.Modified, path);

    public void Remove(string path)
    {
        foreach (var id in connection.Query("SELECT id FROM files WHERE path = $0", row => row.GetInt64(0), path))
            Remove(id, keepRow: false);
    }

    /// <summary>Writes projects, their references and packages, and which project compiles which file.</summary>
    public void WriteProjects(SolutionSnapshot snapshot, Func<string, string> relative)
    {
        foreach (var table in new[] { "projects", "project_references", "packages", "file_projects" })
            connection.Execute($"DELETE FROM {table}");
        new ProjectRows(connection, snapshot, relative).Write();
    }

    public void Commit()
    {
        connection.Execute(MapSchema.Indexes);
        // What no file declares or mentions any more would only be in the way of names.
        foreach (var id in orphans)
            connection.Execute(
                """
                DELETE FROM symbols WHERE id = $0 AND kind <> 1
                    AND NOT EXISTS(SELECT 1 FROM declarations WHERE symbol = $0)
                    AND NOT EXISTS(SELECT 1 FROM refs WHERE target = $0)
                    AND NOT EXISTS(SELECT 1 FROM refs WHERE source = $0)
                    AND NOT EXISTS(SELECT 1 FROM functions WHERE symbol = $0)
                    AND NOT EXISTS(SELECT 1 FROM symbols AS member WHERE member.container = $0)
                """,
                id
            );
        transaction.Commit();
    }

    public void Dispose()
    {
        findSymbol.Dispose();
        removeSymbol.Dispose();
        files.Dispose();
        symbolRows.Dispose();
        declarations.Dispose();
        references.Dispose();
        functions.Dispose();
        transaction.Dispose();
    }

    private void Clear()
    {
        foreach (
            var index in connection.Query(
                "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
                row => row.GetString(0)
            )
        )
            connection.Execute($"DROP INDEX \"{index}\"");
        foreach (
            var table in new[]
            {
                "meta",
                "projects",
                "project_references",
                "packages",
                "files",
                "file_projects",
                "symbols",
                "declarations",
                "refs",
                "functions",
            }
        )
            connection.Execute($"DELETE FROM {table}");
    }

    private void Remove(long file, bool keepRow)
    {
        orphans.UnionWith(
            connection.Query(
                "SELECT symbol FROM declarations WHERE file = $0 UNION SELECT target FROM refs WHERE file = $0",
                row => row.GetInt64(0),
                file
            )
        );
        connection.Execute("DELETE FROM declarations WHERE file = $0", file);
        connection.Execute("DELETE FROM refs WHERE file = $0", file);
        connection.Execute("DELETE FROM functions WHERE file = $0", file);
        if (keepRow)
            return;
        connection.Execute("DELETE FROM file_projects WHERE file = $0", file);
        connection.Execute("DELETE FROM files WHERE id = $0", file);
    }

    private long Id(MapSymbol symbol)
    {
        if (fresh.TryGetValue(symbol.Key, out var done))
            return done;
        object? container = symbol.Container is { } outer ? Id(outer) : null;
        var id = Known(symbol.Key) ?? nextSymbol++;
        fresh[symbol.Key] = id;
        symbolRows.Insert(
            id,
            symbol.Key,
            (int)symbol.Kind,
            symbol.Name,
            symbol.FullName,
            container,
            symbol.Assembly,
            symbol.IsSource,
            (int)symbol.Access,
            (int)symbol.Flags
        );
        return id;
    }

    /// <summary>The number that the symbol has already; its row makes place for a new one.</summary>
    private long? Known(string key)
    {
        if (isEmpty)
            return null;
        findSymbol.Parameters[0].Value = key;
        if (findSymbol.ExecuteScalar() is not long id)
            return null;
        removeSymbol.Parameters[0].Value = id;
        removeSymbol.ExecuteNonQuery();
        return id;
    }
}
