using System.Text.RegularExpressions;

namespace Grip.Terminal.Digests.Readers;

/// <summary>Jest's <c>● suite › test</c> and Vitest's <c>FAIL  file > suite > test</c>, each with the assertion below it.</summary>
internal sealed partial class JestReader : ILogReader
{
    public void Read(FoldedLog log, FactSink facts)
    {
        for (var index = 0; index < log.Lines.Length; index++)
        {
            if (Head().Match(log.Read(index)) is not { Success: true } head)
                continue;
            var last = index;
            while (
                last + 1 < log.Lines.Length
                && last - index < 120
                && !End().IsMatch(log.Read(last + 1))
                && !Head().IsMatch(log.Read(last + 1))
            )
                last++;
            var block = IndentedBlock.Of(log, index, last);
            var details = block.Details(line => !ShownCode().IsMatch(line) && !Frame().IsMatch(line));
            if (details.IsEmpty)
                continue;
            facts.Add(new FailedTest(head.Groups["name"].Value.Trim(), details, block.FirstPlace(Frame()), index));
            facts.Understand(index, last);
            index = last;
        }
    }

    [GeneratedRegex(
        @"^\s*(?:●\s+(?<name>\S.*[›].*|Test suite failed to run)|FAIL\s+(?:\|[^|]*\|\s+)?(?<name>\S+.* > .*|\S+\.[cm]?[jt]sx? \[.*\]))$"
    )]
    private static partial Regex Head();

    [GeneratedRegex(@"^\s*(?:Test Suites|Tests|Test Files|Snapshots|Summary of all failing tests)\b|^[⎯─]{5,}.*$|^(?:PASS|FAIL) ")]
    private static partial Regex End();

    [GeneratedRegex(@"^\s*>?\s*\d+\s*[|│]|^\s+[|│]\s*[\^~]*\s*$")]
    private static partial Regex ShownCode();

    [GeneratedRegex(@"^\s*(?:at (?:.+ \()?|❯ (?:\S+ )?)(?<file>[^\s()]+?):(?<line>\d+):\d+\)?$")]
    private static partial Regex Frame();
}
