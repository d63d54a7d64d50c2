using System.Globalization;
using System.Text.RegularExpressions;

namespace Grip.Terminal.Digests.Readers;

/// <summary>ruff's full format: <c>F401 [*] message</c>, then <c>--> file:1:8</c>.</summary>
internal sealed partial class RuffReader : ILogReader
{
    public void Read(FoldedLog log, FactSink facts)
    {
        for (var index = 0; index < log.Lines.Length - 1; index++)
            if (Head().Match(log.Read(index)) is { Success: true } head && Arrow().Match(log.Read(index + 1)) is { Success: true } place)
            {
                facts.Add(
                    new Problem(
                        ProblemSeverity.Error,
                        place.Groups["file"].Value,
                        int.Parse(place.Groups["line"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture),
                        int.Parse(place.Groups["col"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture),
                        head.Groups["code"].Value,
                        head.Groups["msg"].Value,
                        index
                    )
                );
                facts.Understand(index, index + 1);
            }
    }

    [GeneratedRegex(@"^(?<code>[A-Z]{1,4}\d{3,4}|invalid-syntax:?)\s+(?:\[\*\]\s+)?(?<msg>\S.*)$")]
    private static partial Regex Head();

    [GeneratedRegex(@"^\s*-->\s+(?<file>.+?):(?<line>\d{1,9}):(?<col>\d{1,9})$")]
    private static partial Regex Arrow();
}
