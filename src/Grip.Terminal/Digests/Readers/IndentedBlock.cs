using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Grip.Terminal.Digests.Readers;

/// <summary>The lines below a heading that are indented deeper than it.</summary>
/// <param name="Last">The index of the block's last line; the heading's own if there is none.</param>
internal sealed record IndentedBlock(ImmutableArray<string> Lines, int Last)
{
    private const int MostLines = 200;
    private const int MostDetails = 14;

    public static IndentedBlock After(FoldedLog log, int heading, Func<string, bool> stop)
    {
        var (depth, last) = (Depth(log.Read(heading)), heading);
        for (var index = heading + 1; index < Math.Min(log.Lines.Length, heading + MostLines); index++)
        {
            var line = log.Read(index);
            if (line.Length > 0 && (Depth(line) <= depth || stop(line)))
                break;
            if (line.Length > 0)
                last = index;
        }

        return Of(log, heading, last);
    }

    public static IndentedBlock Of(FoldedLog log, int heading, int last) =>
        new([.. Enumerable.Range(heading + 1, last - heading).Select(log.Read)], last);

    /// <summary>What says why: the first lines that are wanted, without the empty ones.</summary>
    public ImmutableArray<string> Details(Func<string, bool> wanted) =>
        [.. Lines.Where(line => line.Length > 0 && wanted(line)).Take(MostDetails).Select(line => line.Trim())];

    /// <summary>The first place that <paramref name="frame"/> finds in code that is not a library's.</summary>
    public string FirstPlace(Regex frame) =>
        Lines
            .Select(line => frame.Match(line))
            .Where(match => match.Success && match.Groups["file"].Success && !OwnCode.IsLibrary(match.Value))
            .Select(match => $"{match.Groups["file"].Value}:{match.Groups["line"].Value}")
            .FirstOrDefault()
        ?? "";

    /// <summary>The mark that xunit puts in front of each line hides its depth.</summary>
    private static int Depth(string line)
    {
        var text = line.StartsWith("[xUnit.net ", StringComparison.Ordinal)
            ? line[(line.IndexOf(']', StringComparison.Ordinal) + 1)..]
            : line;
        return text.Length - text.TrimStart().Length;
    }
}
