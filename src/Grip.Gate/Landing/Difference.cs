namespace Grip.Gate.Landing;

/// <summary>What differs between two texts of a file, as places for a message: the first line that differs, then both versions.</summary>
internal static class Difference
{
    private const int MostLines = 4;

    /// <summary>As in "src/Order.cs:12", "- the line as it was read", "+ the line as it is"; the path alone if only bytes differ.</summary>
    public static IEnumerable<string> Places(string path, string then, string now)
    {
        var (a, b) = (TextDiff.SplitLines(then), TextDiff.SplitLines(now));
        var runs = TextDiff.Lines(a, b);
        if (runs.IsEmpty)
            return [path];
        var first = runs[0];
        return
        [
            $"{path}:{first.StartB + 1}{(runs.Length > 1 ? $" and {runs.Length - 1} more {(runs.Length == 2 ? "place" : "places")}" : "")}",
            .. Lines('-', a.AsSpan(first.StartA, first.CountA)),
            .. Lines('+', b.AsSpan(first.StartB, first.CountB)),
        ];
    }

    private static List<string> Lines(char sign, ReadOnlySpan<string> lines)
    {
        var shown = new List<string>();
        foreach (var line in lines[..Math.Min(lines.Length, MostLines)])
            shown.Add($"{sign} {line.TrimEnd('\r', '\n')}");
        if (lines.Length > MostLines)
            shown.Add($"{sign} … and {lines.Length - MostLines} more lines");
        return shown;
    }
}
