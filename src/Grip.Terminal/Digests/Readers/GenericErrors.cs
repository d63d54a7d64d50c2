using System.Text.RegularExpressions;

namespace Grip.Terminal.Digests.Readers;

/// <summary>For tools that nobody here knows: lines that speak of failure, wherever they stand.</summary>
internal sealed partial class GenericErrors : ILogReader
{
    private const int MostLines = 60;

    public void Read(FoldedLog log, FactSink facts)
    {
        var found = 0;
        for (var index = 0; index < log.Lines.Length && found < MostLines; index++)
            if (!facts.Understood(index) && Failure().IsMatch(log.Read(index)) && !Harmless().IsMatch(log.Read(index)))
            {
                facts.Key(log, index);
                found++;
            }
    }

    [GeneratedRegex(
        @"\b(?:errors?|fatal|fail(?:ed|ure|ing)?|exception|panic|denied|refused|not found|no such file|cannot|can't|could not|couldn't|unable to|undefined|unresolved|invalid|unexpected|missing|segmentation fault|core dumped|killed|aborted|timed? ?out|timeout|unreachable|unsupported|conflict|corrupt|out of memory|permission)\b|\bERR\b|✗|✖|❌|\bE\d{3,5}\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Failure();

    [GeneratedRegex(
        @"\b(?:0|no|zero) (?:errors?|failures?|failed|warnings?)\b|\b(?:errors?|failed|failures?): 0\b|(?:error|exception|fail)\w*\.(?:c|cs|go|h|java|js|ts|py|rs|o)\b(?!:)|^\s*(?:PASS|ok|✓|✔)|\.\.\. ok$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Harmless();
}
