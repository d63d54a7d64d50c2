using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Grip.Screen.Text;

namespace Grip.Screen.Painting;

/// <summary>
/// The one writer of the screen. Finished lines are appended and never touched again, so they scroll like any program's output;
/// below them only the rows of the tail that changed are written anew. Each picture is sent as one piece.
/// </summary>
internal sealed class Painter(TextWriter terminal, Palette palette)
{
    private ImmutableArray<string> _rows = [];
    private int _cursorRow;
    private (int Row, int Column) _cursor = (-1, 0);

    /// <param name="finished">Lines that fit the width; they stay.</param>
    public void Paint(IReadOnlyList<Line> finished, Tail tail)
    {
        ImmutableArray<string> rows = [.. tail.Lines.Select(palette.Sequence)];
        var same = finished.Count > 0 ? 0 : Same(rows);
        if (finished.Count == 0 && same == rows.Length && rows.Length == _rows.Length && _cursor == (tail.CursorRow, tail.CursorColumn))
            return;
        var text = new StringBuilder("\e[?2026h\e[?25l");
        MoveUp(text, _cursorRow);
        foreach (var line in finished)
            text.Append(palette.Sequence(line)).Append("\e[K\r\n");
        // At least the last row is written, so that what follows it can be cleared from there.
        same = Math.Min(same, Math.Max(0, rows.Length - 1));
        Down(text, same);
        for (var i = same; i < rows.Length; i++)
            text.Append(rows[i]).Append("\e[K").Append(i < rows.Length - 1 ? "\r\n" : "");
        text.Append("\e[J");
        Remember(rows, tail);
        PlaceCursor(text, rows.Length - 1, tail);
        text.Append("\e[?2026l");
        Send(text);
    }

    /// <summary>The screen was somebody else's meanwhile: the next picture starts in a new line.</summary>
    public void Forget()
    {
        (_rows, _cursorRow, _cursor) = ([], 0, (-1, 0));
    }

    private int Same(ImmutableArray<string> rows)
    {
        var same = 0;
        while (same < rows.Length && same < _rows.Length && rows[same] == _rows[same])
            same++;
        return same;
    }

    /// <summary>Goes down over rows that stay; a line feed makes room where the screen ends.</summary>
    private static void Down(StringBuilder text, int rows)
    {
        for (var i = 0; i < rows; i++)
            text.Append("\r\n");
    }

    private void Remember(ImmutableArray<string> rows, Tail tail)
    {
        _rows = rows;
        _cursor = (tail.CursorRow, tail.CursorColumn);
    }

    private void PlaceCursor(StringBuilder text, int last, Tail tail)
    {
        if (tail.CursorRow < 0)
        {
            _cursorRow = Math.Max(0, last);
            return;
        }

        if (last > tail.CursorRow)
            text.Append(CultureInfo.InvariantCulture, $"\e[{last - tail.CursorRow}A");
        text.Append('\r');
        if (tail.CursorColumn > 0)
            text.Append(CultureInfo.InvariantCulture, $"\e[{tail.CursorColumn}C");
        text.Append("\e[?25h");
        _cursorRow = tail.CursorRow;
    }

    private static void MoveUp(StringBuilder text, int rows)
    {
        text.Append('\r');
        if (rows > 0)
            text.Append(CultureInfo.InvariantCulture, $"\e[{rows}A");
    }

    private void Send(StringBuilder text)
    {
        terminal.Write(text.ToString());
        terminal.Flush();
    }
}
