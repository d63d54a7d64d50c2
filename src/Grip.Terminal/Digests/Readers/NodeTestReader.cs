using System.Text.RegularExpressions;

namespace Grip.Terminal.Digests.Readers;

/// <summary>Node's own runner (its spec reporter and TAP) and Mocha's numbered failures.</summary>
internal sealed partial class NodeTestReader : ILogReader
{
    public void Read(FoldedLog log, FactSink facts)
    {
        for (var index = 0; index < log.Lines.Length; index++)
        {
            if (Head().Match(log.Read(index)) is not { Success: true } head)
                continue;
            var block = IndentedBlock.After(log, index, Head().IsMatch);
            var details = block.Details(line => !Frame().IsMatch(line) && !Noise().IsMatch(line));
            if (details.IsEmpty && !log.Read(index).StartsWith("not ok", StringComparison.Ordinal))
                continue;
            facts.Add(new FailedTest(head.Groups["name"].Value.Trim(), details, block.FirstPlace(Frame()), index));
            facts.Understand(index, block.Last);
            index = block.Last;
        }
    }

    [GeneratedRegex(@"^\s*(?:✖ (?!failing tests)(?<name>.+?) \([\d.]+ms\)|not ok \d+ -? ?(?<name>.+?)|\d+\) (?<name>\S.*?):?)$")]
    private static partial Regex Head();

    [GeneratedRegex(
        @"^\s*(?:at (?:.+ \()?(?:file://)?(?<file>[^\s()]+?):(?<line>\d+):\d+\)?|location: '(?<file>[^']+?):(?<line>\d+):\d+')$"
    )]
    private static partial Regex Frame();

    [GeneratedRegex(@"^\s*(?:---|\.\.\.|duration_ms: .*|type: .*|stack: .*|failureType: .*|generatedMessage: .*|[{}]|diff: .*)$")]
    private static partial Regex Noise();
}
