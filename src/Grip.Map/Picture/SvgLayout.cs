using System.Collections.Immutable;

namespace Grip.Map.Picture;

/// <param name="Index">Of the box in the list that was laid out.</param>
internal sealed record PlacedBox(int Index, PictureBox Box, double X, double Y, double Width)
{
    public const double Height = 44;

    public double Middle => X + Width / 2;
}

/// <summary>Boxes in rows, the highest layer on top; within a row near to what they are joined with, so that few lines cross.</summary>
internal static class SvgLayout
{
    private const double Margin = 24;
    private const double Gap = 18;
    private const double RowGap = 46;
    private const double MostWidth = 1500;
    private const int Sweeps = 6;

    public static (ImmutableArray<PlacedBox> Boxes, double Width, double Height) Of(ImmutableArray<PictureBox> boxes)
    {
        var rows = Rows(boxes);
        var position = new double[boxes.Length];
        foreach (var row in rows)
            for (var i = 0; i < row.Count; i++)
                position[row[i]] = (i + 0.5) / row.Count;
        var joined = Joined(boxes);
        for (var sweep = 0; sweep < Sweeps; sweep++)
            foreach (var row in sweep % 2 == 0 ? rows : Enumerable.Reverse(rows))
            {
                var wanted = row.ToDictionary(
                    box => box,
                    box => joined[box].Select(other => position[other]).DefaultIfEmpty(position[box]).Average()
                );
                row.Sort((a, b) => wanted[a].CompareTo(wanted[b]) is var order && order != 0 ? order : a.CompareTo(b));
                for (var i = 0; i < row.Count; i++)
                    position[row[i]] = (i + 0.5) / row.Count;
            }

        return Place(boxes, rows);
    }

    private static List<List<int>> Rows(ImmutableArray<PictureBox> boxes)
    {
        var rows = boxes
            .Select((box, i) => (Box: box, Index: i))
            .Where(entry => !entry.Box.IsTest)
            .GroupBy(entry => entry.Box.Layer)
            .OrderByDescending(group => group.Key)
            .Select(group => group.Select(entry => entry.Index).ToList())
            .ToList();
        var tests = Enumerable.Range(0, boxes.Length).Where(i => boxes[i].IsTest).ToList();
        if (tests.Count > 0)
            rows.Add(tests);
        return rows;
    }

    private static ILookup<int, int> Joined(ImmutableArray<PictureBox> boxes) =>
        boxes
            .SelectMany((box, i) => box.Uses.SelectMany(target => new[] { (i, target), (target, i) }))
            .ToLookup(pair => pair.Item1, pair => pair.Item2);

    private static (ImmutableArray<PlacedBox> Boxes, double Width, double Height) Place(
        ImmutableArray<PictureBox> boxes,
        List<List<int>> rows
    )
    {
        var lines = rows.SelectMany(row => Wrapped(boxes, row)).ToArray();
        var widest = lines.Length == 0 ? 0 : lines.Max(line => WidthOf(boxes, line));
        var placed = ImmutableArray.CreateBuilder<PlacedBox>();
        var y = Margin + 34;
        foreach (var line in lines)
        {
            var x = Margin + (widest - WidthOf(boxes, line)) / 2;
            foreach (var index in line)
            {
                var width = WidthOf(boxes[index]);
                placed.Add(new PlacedBox(index, boxes[index], x, y, width));
                x += width + Gap;
            }

            y += PlacedBox.Height + RowGap;
        }

        return ([.. placed.OrderBy(box => box.Index)], widest + 2 * Margin, y - RowGap + Margin);
    }

    private static IEnumerable<List<int>> Wrapped(ImmutableArray<PictureBox> boxes, List<int> row)
    {
        var line = new List<int>();
        foreach (var index in row)
        {
            if (line.Count > 0 && WidthOf(boxes, [.. line, index]) > MostWidth)
            {
                yield return line;
                line = [];
            }

            line.Add(index);
        }

        yield return line;
    }

    private static double WidthOf(ImmutableArray<PictureBox> boxes, List<int> line) =>
        line.Sum(index => WidthOf(boxes[index])) + Gap * (line.Count - 1);

    /// <summary>Letters are about 8 wide at this size; a box is cut off by none of the usual fonts.</summary>
    private static double WidthOf(PictureBox box) => Math.Max(96, 24 + Math.Max(8.2 * box.Name.Length, 6.4 * box.Says.Length));
}
