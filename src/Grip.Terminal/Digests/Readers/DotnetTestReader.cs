using System.Text.RegularExpressions;

namespace Grip.Terminal.Digests.Readers;

/// <summary>Failing tests as VSTest, Microsoft.Testing.Platform, xunit's and NUnit's own runners write them.</summary>
internal sealed partial class DotnetTestReader : ILogReader
{
    public void Read(FoldedLog log, FactSink facts)
    {
        for (var index = 0; index < log.Lines.Length; index++)
        {
            if (Head().Match(log.Read(index)) is not { Success: true } head)
                continue;
            var block = IndentedBlock.After(log, index, stop: line => Head().IsMatch(line) || Passed().IsMatch(line));
            facts.Add(
                new FailedTest(
                    head.Groups["name"].Value,
                    block.Details(line => !Heading().IsMatch(line) && !Frame().IsMatch(line)),
                    block.FirstPlace(Frame()),
                    index
                )
            );
            facts.Understand(index, block.Last);
            index = block.Last;
        }
    }

    [GeneratedRegex(
        @"^\s*(?:\[xUnit\.net [\d:.]+\]\s+)?(?:(?:Failed|failed)\s+(?<name>[\w.+`]+(?:\(.*\))?)(?:\s+\([\d.]+m?s[^)]*\)|\s+\[[^\]]*\])?|(?<name>[\w.+`]+(?:\(.*\))?)\s+\[FAIL\])\s*$"
    )]
    private static partial Regex Head();

    [GeneratedRegex(@"^\s*(?:Passed|passed|Skipped|skipped)\s+\S+.*[\])]$|^(?:Failed!|Passed!|Test Run|Test run|Total tests|Results File)")]
    private static partial Regex Passed();

    [GeneratedRegex(@"^\s*(?:Error Message|Stack Trace|Standard Output Messages):?\s*$")]
    private static partial Regex Heading();

    [GeneratedRegex(
        @"^\s*(?:at .+? in (?<file>[^:]+(?::[\\/][^:]*)?):line (?<line>\d+)|at [\w.<>`\[\],+|]+\(.*\).*|(?<file>\S+\.cs)\((?<line>\d+),\d+\): at .+|--- End of stack trace.*)$"
    )]
    private static partial Regex Frame();
}
