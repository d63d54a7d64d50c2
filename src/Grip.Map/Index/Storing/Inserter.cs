using System.Globalization;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Grip.Map.Index.Storing;

/// <summary>
/// Inserts many rows into one table with one prepared statement. It speaks to SQLite directly: a parameter object for
/// each value would cost more than the insertion.
/// </summary>
internal sealed class Inserter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SQLitePCL.sqlite3_stmt statement;

    public Inserter(SqliteConnection connection, string table, int columns)
    {
        this.connection = connection;
        var places = string.Join(',', Enumerable.Repeat('?', columns));
        Check(sqlite3_prepare_v2(connection.Handle, $"INSERT INTO {table} VALUES({places})", out statement));
    }

    /// <returns>The row's number.</returns>
    public long Insert(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            Check(Bind(i + 1, values[i]));
        var result = sqlite3_step(statement);
        if (result != SQLITE_DONE)
            Check(result);
        Check(sqlite3_reset(statement));
        return sqlite3_last_insert_rowid(connection.Handle);
    }

    public void Dispose() => statement.Dispose();

    private int Bind(int place, object? value) =>
        value switch
        {
            null => sqlite3_bind_null(statement, place),
            string text => sqlite3_bind_text(statement, place, text),
            bool flag => sqlite3_bind_int(statement, place, flag ? 1 : 0),
            int number => sqlite3_bind_int(statement, place, number),
            long number => sqlite3_bind_int64(statement, place, number),
            _ => throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"No column holds a {value.GetType()}."),
                nameof(value)
            ),
        };

    private void Check(int result)
    {
        if (result != SQLITE_OK)
            throw new SqliteException(sqlite3_errmsg(connection.Handle).utf8_to_string(), result);
    }
}
