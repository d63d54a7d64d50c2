using System.Collections.Immutable;
using Grip.Screen.Painting;
using Grip.Screen.Text;

namespace Grip.Screen.LineEditor;

/// <summary>Lays a text out in rows, with the cursor in its cell.</summary>
internal static class InputView
{
    private const string Prompt = "❯ ";
    private const string Indent = "  ";

    /// <param name="width">Columns to use.</param>
    /// <param name="height">Rows at most; of more the ones around the cursor are shown.</param>
    /// <param name="placeholder">Shown while nothing is written.</param>
    public static Tail Of(InputLine input, int width, int height, string placeholder)
    {
        if (input.Search is { } search)
            return Search(search, width);
        if (input.IsEmpty)
            return new Tail([Line.Of(new Span(Prompt, Ink.Accent), new Span(placeholder, Ink.Faint)).Cut(width)], 0, 2);
        var (rows, cursor, column) = Rows(input.Buffer.Text, input.Buffer.Cursor, width - Prompt.Length);
        var first = Math.Clamp(cursor - height / 2, 0, Math.Max(0, rows.Count - height));
        ImmutableArray<Line> lines =
        [
            .. rows.Skip(first)
                .Take(height)
                .Select((row, i) => Line.Of(new Span(first + i == 0 ? Prompt : Indent, Ink.Accent), new Span(row, Ink.Plain))),
        ];
        return new Tail(lines, cursor - first, column + Prompt.Length);
    }

    private static Tail Search(HistorySearch search, int width)
    {
        var line = Line.Of(
                new Span("history ", search.Found is null ? Ink.Bad : Ink.Accent),
                new Span(search.Words, Ink.Bold),
                new Span(search.Found is null ? "  no match" : $"  {search.Found.ReplaceLineEndings(" ")}", Ink.Faint)
            )
            .Cut(width);
        return new Tail([line], 0, Math.Min(width - 1, 8 + CellWidth.Of(search.Words)));
    }

    private static (List<string> Rows, int CursorRow, int CursorColumn) Rows(string text, int cursor, int width)
    {
        var (rows, row, column, used) = (new List<string>(), 0, 0, 0);
        var current = new System.Text.StringBuilder();
        var at = 0;
        foreach (var cluster in CellWidth.Clusters(text))
        {
            // What cannot be shown as it is takes the width of what is shown instead.
            var shown = cluster == "\n" ? "" : Line.Of(cluster, Ink.Plain).Text;
            var size = CellWidth.Of(shown);
            if (cluster != "\n" && used + size > width)
                EndRow();
            if (at == cursor)
                (row, column) = (rows.Count, used);
            if (cluster == "\n")
                EndRow();
            current.Append(shown);
            used += size;
            at += cluster.Length;
        }

        if (used >= width)
            EndRow();
        if (at == cursor)
            (row, column) = (rows.Count, used);
        rows.Add(current.ToString());
        return (rows, row, column);

        void EndRow()
        {
            rows.Add(current.ToString());
            current.Clear();
            used = 0;
        }
    }
}
