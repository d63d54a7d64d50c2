using Grip.Screen.Text;

namespace Grip.Screen.Markdown;

/// <summary>A table whose columns share the width; cells wrap.</summary>
internal static class MarkdownTable
{
    private const int Narrowest = 5;
    private const string Gap = " │ ";

    /// <param name="rows">As written, the row of dashes included.</param>
    public static IEnumerable<Line> Render(IReadOnlyList<string> rows, int width)
    {
        var cells = rows.Where(row => !IsRule(row)).Select(Cells).ToList();
        var columns = cells.Max(row => row.Count);
        var widths = Enumerable
            .Range(0, columns)
            .Select(column => cells.Max(row => column < row.Count ? Line.Of(InlineMarkdown.Parse(row[column], Ink.Plain)).Width : 0))
            .ToArray();
        Shrink(widths, width - Gap.Length * (columns - 1));
        for (var i = 0; i < cells.Count; i++)
        {
            foreach (var line in Row(cells[i], widths, i == 0 ? Ink.Bold : Ink.Plain))
                yield return line.Cut(width);
            if (i == 0)
                yield return Line.Of(string.Join("─┼─", widths.Select(one => new string('─', one))), Ink.Faint).Cut(width);
        }
    }

    public static bool IsRow(string line) => line.TrimStart().StartsWith('|');

    private static bool IsRule(string line) =>
        line.Contains('-', StringComparison.Ordinal) && line.All(character => character is '|' or '-' or ':' or ' ');

    private static List<string> Cells(string row)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var inner = row.Trim().Trim('|');
        for (var i = 0; i < inner.Length; i++)
            if (inner[i] == '\\' && i + 1 < inner.Length && inner[i + 1] == '|')
                cell.Append(inner[++i]);
            else if (inner[i] == '|')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
                cell.Append(inner[i]);

        cells.Add(cell.ToString().Trim());
        return cells;
    }

    private static void Shrink(int[] widths, int room)
    {
        while (widths.Sum() > room && widths.Max() > Narrowest)
            widths[Array.IndexOf(widths, widths.Max())]--;
    }

    private static IEnumerable<Line> Row(List<string> cells, int[] widths, Ink ink)
    {
        var wrapped = widths
            .Select((width, column) => Line.Of(InlineMarkdown.Parse(column < cells.Count ? cells[column] : "", ink)).Wrap(width).ToList())
            .ToList();
        for (var row = 0; row < wrapped.Max(cell => cell.Count); row++)
        {
            var spans = new List<Span>();
            for (var column = 0; column < widths.Length; column++)
            {
                var line = row < wrapped[column].Count ? wrapped[column][row] : Line.Empty;
                spans.AddRange(line.Spans);
                if (column < widths.Length - 1)
                {
                    spans.Add(new Span(new string(' ', Math.Max(0, widths[column] - line.Width)), Ink.Plain));
                    spans.Add(new Span(Gap, Ink.Faint));
                }
            }

            yield return Line.OfHarmless(spans);
        }
    }
}
