using System.Text.RegularExpressions;

namespace Grip.Terminal.Digests.Readers;

/// <summary>JUnit through Maven (<c>[ERROR] Class.method … &lt;&lt;&lt; FAILURE!</c>) and Gradle (<c>Class > method() FAILED</c>).</summary>
internal sealed partial class SurefireReader : ILogReader
{
    public void Read(FoldedLog log, FactSink facts)
    {
        for (var index = 0; index < log.Lines.Length; index++)
        {
            if (Head().Match(log.Read(index)) is not { Success: true } head || head.Value.Contains("Tests run", StringComparison.Ordinal))
                continue;
            var last = index;
            while (
                last + 1 < log.Lines.Length && last - index < 60 && log.Lines[last + 1].Length > 0 && !log.Read(last + 1).StartsWith('[')
            )
                last++;
            var block = IndentedBlock.Of(log, index, last);
            facts.Add(
                new FailedTest(head.Groups["name"].Value, block.Details(line => !Frame().IsMatch(line)), block.FirstPlace(Frame()), index)
            );
            facts.Understand(index, last);
            index = last;
        }
    }

    [GeneratedRegex(
        @"^(?:\[ERROR\]\s+)?(?:(?<name>[\w.$()]+(?:\([\w.$]+\))?)\s+(?:--\s+)?Time elapsed.*<<< (?:FAILURE|ERROR)!|(?<name>\S.* > .+?)\s+FAILED)$"
    )]
    private static partial Regex Head();

    [GeneratedRegex(
        @"^\s+(?:at )(?:[\w.$/@]+\()?(?:(?<file>\w+\.(?:java|kt)):(?<line>\d+)|Native Method|Unknown Source|[^)]*)\)?$|^\s+\.\.\. \d+ more$|^\s+at .*"
    )]
    private static partial Regex Frame();
}
