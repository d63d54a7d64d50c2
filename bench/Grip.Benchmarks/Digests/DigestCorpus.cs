using System.Text.RegularExpressions;

namespace Grip.Benchmarks.Digests;

/// <param name="Facts">Each a fact that a developer needs; its parts must all survive.</param>
internal sealed record CorpusCase(string Name, string Output, IReadOnlyList<string[]> Facts)
{
    public string Tool => Name[..Name.IndexOf('-', StringComparison.Ordinal)];

    public IEnumerable<string> Lost(string text) =>
        Facts.Where(fact => !fact.All(part => Says(text, part))).Select(fact => string.Join(" && ", fact));

    /// <summary>A place <c>file:12</c> may be said as <c>file:9:3,12:5</c> or <c>file(12,5)</c>.</summary>
    public static bool Says(string text, string part)
    {
        if (text.Contains(part, StringComparison.Ordinal))
            return true;
        if (Place().Match(part) is not { Success: true } place)
            return false;
        var (file, line) = (place.Groups["file"].Value, place.Groups["line"].Value);
        for (var at = text.IndexOf(file, StringComparison.Ordinal); at >= 0; at = text.IndexOf(file, at + 1, StringComparison.Ordinal))
        {
            var rest = text.AsSpan(at + file.Length);
            var list = Positions().Match(rest[..Math.Min(rest.Length, 4_000)].ToString());
            if (Rows().Match(rest[..Math.Min(rest.Length, 4_000)].ToString()) is { Success: true } rows)
                list = rows;
            if (list.Success && Numbers().Matches(list.Value).Any(number => number.Groups["line"].Value == line))
                return true;
        }

        return false;
    }

    public static IEnumerable<CorpusCase> Read(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.log")
            .Order(StringComparer.Ordinal)
            .Select(file => new CorpusCase(
                Path.GetFileNameWithoutExtension(file),
                File.ReadAllText(file),
                [.. File.ReadLines(Path.ChangeExtension(file, ".facts")).Where(line => line.Length > 0).Select(line => line.Split(" && "))]
            ));

    private static Regex Place() => new(@"^(?<file>.+):(?<line>\d+)$");

    private static Regex Positions() => new(@"^(?:[:(]|"", line )\d+(?:[:,]\d+)*\)?|^ .{0,40}\d+");

    /// <summary>eslint: a file, its rows below it.</summary>
    private static Regex Rows() => new(@"^\n(?:\s+\d+:\d+ .*\n)+");

    private static Regex Numbers() => new(@"(?<![:\d])(?<line>\d+)");
}
