using System.Text.RegularExpressions;

namespace Grip.Terminal.Digests.Readers;

/// <summary>go test: <c>--- FAIL: TestX (0.00s)</c> with its messages indented below.</summary>
internal sealed partial class GoTestReader : ILogReader
{
    public void Read(FoldedLog log, FactSink facts)
    {
        for (var index = 0; index < log.Lines.Length; index++)
        {
            if (Head().Match(log.Read(index)) is not { Success: true } head)
                continue;
            var block = IndentedBlock.After(log, index, Head().IsMatch);
            facts.Add(new FailedTest(head.Groups["name"].Value, block.Details(_ => true), block.FirstPlace(Place()), index));
            facts.Understand(index, block.Last);
            index = block.Last;
        }
    }

    [GeneratedRegex(@"^\s*--- FAIL: (?<name>\S+) \([\d.]+s\)$")]
    private static partial Regex Head();

    [GeneratedRegex(@"^\s+(?<file>[\w./-]+\.go):(?<line>\d+):")]
    private static partial Regex Place();
}
