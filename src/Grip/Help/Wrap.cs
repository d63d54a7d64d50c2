using System.Text;

namespace Grip.Help;

/// <summary>Lays text out in a given width.</summary>
internal static class Wrap
{
    /// <summary>Breaks at spaces; every line starts with <paramref name="indent"/> spaces.</summary>
    public static string Paragraph(string text, int width, int indent)
    {
        var result = new StringBuilder();
        foreach (var paragraph in text.Split('\n'))
        {
            var column = 0;
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (column > indent && column + 1 + word.Length > width)
                {
                    result.Append('\n');
                    column = 0;
                }

                result.Append(' ', column == 0 ? indent : 1).Append(word);
                column += (column == 0 ? indent : 1) + word.Length;
            }

            result.Append('\n');
        }

        return result.ToString();
    }

    /// <summary>Two columns; the second is wrapped below itself.</summary>
    public static string Columns(IReadOnlyList<(string Left, string Right)> rows, int width)
    {
        var left = Math.Min(rows.Select(row => row.Left.Length).DefaultIfEmpty(0).Max(), 28);
        var result = new StringBuilder();
        foreach (var row in rows)
        {
            var right = Paragraph(row.Right, width, left + 4).TrimEnd('\n');
            if (row.Left.Length > left)
                result.Append("  ").Append(row.Left).Append('\n').Append(right).Append('\n');
            else
                result.Append("  ").Append(row.Left.PadRight(left)).Append("  ").Append(right.TrimStart(' ')).Append('\n');
        }

        return result.ToString();
    }
}
