using Grip.Home;
using Grip.Home.Databases;
using Grip.Map.Loading;
using Microsoft.Data.Sqlite;

namespace Grip.Map.Index.Storing;

/// <summary>Where the index of a solution is kept, and how it is opened.</summary>
public static class MapDatabase
{
    public static string FolderOf(HomeFolder home, LoadTarget target) =>
        HomeFolder.ForWorkspace(home.Caches, target.Solution ?? (target.Projects is [var only] ? only : target.Root));

    public static IndexDatabase Open(string folder) =>
        IndexDatabase.Open(Path.Combine(folder, "map.db"), MapSchema.Version, MapSchema.Tables);

    internal static void Delete(string folder) => IndexDatabase.Delete(Path.Combine(folder, "map.db"));

    /// <summary>A statement with its parameters: <c>$0</c>, <c>$1</c>, …</summary>
    public static SqliteCommand Statement(this SqliteConnection connection, string text, params ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements are constants of this program; values go in as parameters.
        command.CommandText = text;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i}", values[i] ?? DBNull.Value);
        return command;
    }

    public static int Execute(this SqliteConnection connection, string text, params ReadOnlySpan<object?> values)
    {
        using var command = connection.Statement(text, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Each row as <paramref name="read"/> makes it; the statement is done when the list is.</summary>
    public static List<T> Query<T>(
        this SqliteConnection connection,
        string text,
        Func<SqliteDataReader, T> read,
        params ReadOnlySpan<object?> values
    )
    {
        using var command = connection.Statement(text, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
}
