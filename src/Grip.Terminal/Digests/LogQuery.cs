using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Grip.Terminal.Digests;

/// <summary>Parts of a log with the numbers of their lines, from 1.</summary>
public static partial class LogQuery
{
    private const int MostLines = 200;
    private const int MostMatches = 40;
    private const int Around = 2;
    private const int LongestLine = 400;

    /// <param name="log">What is asked.</param>
    /// <param name="range">"10-60", "10" (with the lines around it), or "-40" for the last 40.</param>
    /// <returns>Null if the range is none.</returns>
    public static string? Lines(FoldedLog log, string range)
    {
        var count = log.Lines.Length;
        if (Range().Match(range.Trim()) is not { Success: true } match)
            return null;
        var (from, to) = (Number(match.Groups["from"]), Number(match.Groups["to"]));
        var (first, last) = match.Groups["from"].Success
            ? match.Groups["to"].Success
                ? (from, to)
                : match.Groups["open"].Success
                    ? (from, count)
                    : (from - 10, from + 10)
            : (count - to + 1, count);
        return Shown(log, first - 1, last - 1);
    }

    /// <summary>The lines that match, each with two around it.</summary>
    public static string Search(FoldedLog log, Regex pattern)
    {
        var hits = Enumerable.Range(0, log.Lines.Length).Where(index => pattern.IsMatch(log.Lines[index])).ToArray();
        if (hits.Length == 0)
            return $"No line of the {log.Lines.Length} matches {pattern}. Searching for it again gives the same.\n";
        var (text, next) = (new StringBuilder(), 0);
        foreach (var hit in hits.Take(MostMatches))
        {
            if (hit - Around > next && text.Length > 0)
                text.Append("…\n");
            for (var index = Math.Max(next, hit - Around); index <= Math.Min(log.Lines.Length - 1, hit + Around); index++)
            {
                Append(text, log, index, mark: pattern.IsMatch(log.Lines[index]) ? ':' : ' ');
                next = index + 1;
            }
        }

        if (hits.Length > MostMatches)
            text.Append(CultureInfo.InvariantCulture, $"… {hits.Length - MostMatches} more lines match; narrow the pattern\n");
        return text.ToString();
    }

    /// <summary>The first fact of a failure behind a line, with what stands around it.</summary>
    public static string NextError(FoldedLog log, int afterLine)
    {
        var facts = LogReaders.Read(log);
        int[] places =
        [
            .. facts
                .Problems.Where(problem => problem.Severity == ProblemSeverity.Error)
                .Select(problem => problem.LogLine)
                .Concat(facts.FailedTests.Select(test => test.LogLine))
                .Concat(facts.KeyLines.Select(line => line.LogLine))
                .Order(),
        ];
        var at = Array.Find(places, line => line + 1 > afterLine);
        return at == 0 && (places.Length == 0 || places[0] != 0 || afterLine > 0)
            ? $"No error stands behind line {afterLine}.\n"
            : Shown(log, at, at + 15);
    }

    private static string Shown(FoldedLog log, int first, int last)
    {
        (first, last) = (Math.Max(0, first), Math.Min(log.Lines.Length - 1, last));
        if (first > last)
            return $"The log has {log.Lines.Length} lines.\n";
        var text = new StringBuilder();
        for (var index = first; index <= Math.Min(last, first + MostLines - 1); index++)
            Append(text, log, index, mark: ' ');
        if (last - first >= MostLines)
            text.Append(
                CultureInfo.InvariantCulture,
                $"… {last - first + 1 - MostLines} more lines; ask for them from {first + MostLines + 1} on\n"
            );
        return text.ToString();
    }

    private static void Append(StringBuilder text, FoldedLog log, int index, char mark) =>
        text.Append(CultureInfo.InvariantCulture, $"{index + 1}{mark} {log.Lines[index].Truncated(LongestLine)}\n");

    private static int Number(Group group) =>
        group.Success && int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^(?:(?<from>\d{1,9})(?:(?<open>-)(?<to>\d{1,9})?)?|-(?<to>\d{1,9}))$")]
    private static partial Regex Range();
}
