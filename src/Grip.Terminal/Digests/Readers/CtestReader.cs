using System.Text.RegularExpressions;

namespace Grip.Terminal.Digests.Readers;

/// <summary>CTest: <c>3/8 Test #3: name ....***Failed</c>, what the test printed below it up to the next start.</summary>
internal sealed partial class CtestReader : ILogReader
{
    public void Read(FoldedLog log, FactSink facts)
    {
        for (var index = 0; index < log.Lines.Length; index++)
        {
            if (Head().Match(log.Read(index)) is not { Success: true } head)
                continue;
            var last = index;
            while (last + 1 < log.Lines.Length && !Next().IsMatch(log.Read(last + 1)))
                last++;
            // What a test prints last is what it failed with.
            var printed = IndentedBlock.Of(log, index, last).Lines.Where(line => line.Length > 0).TakeLast(10);
            facts.Add(new FailedTest(head.Groups["name"].Value, [head.Groups["why"].Value, .. printed], "", index));
            facts.Understand(index, last);
            index = last;
        }
    }

    [GeneratedRegex(@"^\s*\d+/\d+ Test\s+#\d+: (?<name>\S+) \.*\s*\*\*\*(?<why>\S.*?)\s+[\d.]+ sec$")]
    private static partial Regex Head();

    [GeneratedRegex(@"^\s*(?:Start\s+\d+: |\d+/\d+ Test\s+#|\d+% tests passed)")]
    private static partial Regex Next();
}
