using System.Text.RegularExpressions;

namespace Grip.Terminal.Digests.Readers;

/// <summary>pytest: the sections below <c>FAILURES</c> and <c>ERRORS</c>, and the short summary.</summary>
internal sealed partial class PytestReader : ILogReader
{
    public void Read(FoldedLog log, FactSink facts)
    {
        for (var index = 0; index < log.Lines.Length; index++)
        {
            if (Section().Match(log.Read(index)) is { Success: true } section)
                index = AddSection(log, facts, index, section.Groups["name"].Value);
            else if (Short().Match(log.Read(index)) is { Success: true })
                facts.Key(log, index);
        }
    }

    private static int AddSection(FoldedLog log, FactSink facts, int start, string name)
    {
        var last = start;
        while (last + 1 < log.Lines.Length && !Section().IsMatch(log.Read(last + 1)) && !Ruler().IsMatch(log.Read(last + 1)))
            last++;
        var block = IndentedBlock.Of(log, start, last);
        var details = block.Details(line => Explained().IsMatch(line) || Failing().IsMatch(line));
        if (details.IsEmpty)
            return start;
        facts.Add(new FailedTest(name, [.. details.Select(line => line.TrimStart('E', '>').Trim())], block.FirstPlace(Place()), start));
        facts.Understand(start, last);
        return last;
    }

    [GeneratedRegex(@"^_{3,} (?<name>(?:ERROR (?:collecting|at \w+ of) )?\S.*?) _{3,}$")]
    private static partial Regex Section();

    [GeneratedRegex(@"^={3,}.*={3,}$")]
    private static partial Regex Ruler();

    [GeneratedRegex(@"^E(?:\s|$)")]
    private static partial Regex Explained();

    [GeneratedRegex(@"^>\s")]
    private static partial Regex Failing();

    [GeneratedRegex(@"^(?<file>[^\s:]+\.py):(?<line>\d+): ")]
    private static partial Regex Place();

    [GeneratedRegex(
        @"^(?:FAILED|ERROR) \S+\.py(?:::| - |$)|^={3,} .*(?:passed|failed|errors?|no tests ran|skipped|deselected).* in [\d.]+s.*={3,}$|^\d+ (?:passed|failed).* in [\d.]+s"
    )]
    private static partial Regex Short();
}
