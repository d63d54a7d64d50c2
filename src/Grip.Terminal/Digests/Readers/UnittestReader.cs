using System.Text.RegularExpressions;

namespace Grip.Terminal.Digests.Readers;

/// <summary>Python's unittest (also Django's runner): <c>FAIL: test_x (module.Class)</c>, a line of dashes, a traceback.</summary>
internal sealed partial class UnittestReader : ILogReader
{
    public void Read(FoldedLog log, FactSink facts)
    {
        for (var index = 0; index < log.Lines.Length - 1; index++)
        {
            if (Head().Match(log.Read(index)) is not { Success: true } head)
                continue;
            var last = index + 1;
            while (last + 1 < log.Lines.Length && !Ruler().IsMatch(log.Read(last + 1)))
                last++;
            var block = IndentedBlock.Of(log, index, last);
            facts.Add(new FailedTest(head.Groups["name"].Value, block.Details(Explains), block.FirstPlace(Place()), index));
            facts.Understand(index, last);
            index = last;
        }
    }

    private static bool Explains(string line) =>
        !char.IsWhiteSpace(line[0]) && !Ruler().IsMatch(line) && !line.StartsWith("Traceback", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?:FAIL|ERROR): (?<name>\S+(?: \(.*\))?)$")]
    private static partial Regex Head();

    [GeneratedRegex(@"^[=-]{20,}$")]
    private static partial Regex Ruler();

    [GeneratedRegex(@"^\s+File ""(?<file>[^""]+)"", line (?<line>\d+)")]
    private static partial Regex Place();
}
