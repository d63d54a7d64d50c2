using Microsoft.Data.Sqlite;

namespace Grip.Home.Databases;

/// <summary>
/// A SQLite file in Grip's own folder that can be computed anew at any time: what is damaged or of another version is
/// thrown away. Readers see the last finished state, whatever a writer does meanwhile.
/// </summary>
public sealed class IndexDatabase : IDisposable
{
    private IndexDatabase(SqliteConnection connection, bool isNew, string? replaced)
    {
        (Connection, IsNew, Replaced) = (connection, isNew, replaced);
    }

    /// <summary>Open; for the one thread that opened it.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>There was nothing to read: the schema was made just now.</summary>
    public bool IsNew { get; }

    /// <summary>Why an earlier file was thrown away, as in "it was damaged"; null if it was not.</summary>
    public string? Replaced { get; }

    /// <summary>Opens the database, making folder, file and schema if need be.</summary>
    /// <param name="schema">Statements that make the tables of <paramref name="version"/> in an empty file.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static IndexDatabase Open(string path, int version, string schema)
    {
        HomeFolder.CreatePrivate(Path.GetDirectoryName(path)!);
        string? replaced = null;
        for (var attempt = 0; ; attempt++)
        {
            SqliteConnection? connection = null;
            try
            {
                connection = Connect(path);
                var found = Version(connection);
                if (found == version)
                    return new IndexDatabase(connection, isNew: false, replaced);
                if (found == 0)
                {
                    var made = Create(connection, version, schema);
                    return new IndexDatabase(connection, made, replaced);
                }

                connection.Dispose();
                replaced = "it was made by another version of Grip";
                Delete(path);
            }
            catch (SqliteException failure) when (IsDamage(failure) && attempt < 2)
            {
                connection?.Dispose();
                replaced = "it was damaged";
                Delete(path);
            }
            catch (SqliteException failure)
                when (failure.SqliteErrorCode is SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_FULL
                )
            {
                connection?.Dispose();
                throw new IOException($"{path}: {failure.Message}", failure);
            }
        }
    }

    /// <summary>True for a failure that says: these bytes are not the database that was written.</summary>
    public static bool IsDamage(SqliteException failure) =>
        failure.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_ERROR;

    /// <summary>Throws the file away; whoever has it open keeps reading the old one.</summary>
    public static void Delete(string path)
    {
        foreach (var file in new[] { path, path + "-wal", path + "-shm" })
            File.Delete(file);
    }

    public void Dispose() => Connection.Dispose();

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                // A pooled connection would hold a file that a repair deletes.
                Pooling = false,
                DefaultTimeout = 60,
            }.ToString()
        );
        try
        {
            connection.Open();
            Execute(
                connection,
                "PRAGMA busy_timeout=60000; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456; PRAGMA cache_size=-65536;"
            );
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <returns>False if another process made the schema in the same moment.</returns>
    private static bool Create(SqliteConnection connection, int version, string schema)
    {
        Execute(connection, "BEGIN IMMEDIATE");
        var mine = Version(connection) == 0;
        if (mine)
            Execute(connection, $"{schema}; PRAGMA user_version={version};");
        Execute(connection, "COMMIT");
        return mine;
    }

    private static int Version(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void Execute(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Our own statements; a schema is no user's text.
        command.CommandText = text;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
