using System.Globalization;
using System.Text.RegularExpressions;

namespace Grip.Terminal.Digests.Readers;

/// <summary>rustc and clippy: <c>error[E0425]: message</c>, then <c>--> file:3:5</c>, code, notes and help up to an empty line.</summary>
internal sealed partial class RustReader : ILogReader
{
    public void Read(FoldedLog log, FactSink facts)
    {
        for (var index = 0; index < log.Lines.Length - 1; index++)
        {
            var head = Head().Match(log.Read(index));
            if (!head.Success || Place(log, index) is not { } place)
                continue;
            var last = index;
            var message = head.Groups["msg"].Value;
            while (last + 1 < log.Lines.Length && log.Lines[last + 1].Length > 0)
            {
                last++;
                if (Hint().Match(log.Read(last)) is { Success: true } hint)
                    message += $"; {hint.Groups["what"].Value}";
            }

            facts.Add(
                new Problem(
                    head.Groups["sev"].Value == "warning" ? ProblemSeverity.Warning : ProblemSeverity.Error,
                    place.Groups["file"].Value,
                    int.Parse(place.Groups["line"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture),
                    int.Parse(place.Groups["col"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture),
                    head.Groups["code"].Value,
                    message,
                    index
                )
            );
            facts.Understand(index, last);
            index = last;
        }
    }

    private static Match? Place(FoldedLog log, int head)
    {
        for (var index = head + 1; index < Math.Min(log.Lines.Length, head + 4); index++)
            if (Arrow().Match(log.Read(index)) is { Success: true } place)
                return place;
        return null;
    }

    [GeneratedRegex(@"^(?<sev>error|warning)(?:\[(?<code>[\w:]+)\])?: (?<msg>.+)$")]
    private static partial Regex Head();

    [GeneratedRegex(@"^\s*-->\s+(?<file>.+?):(?<line>\d{1,9}):(?<col>\d{1,9})$")]
    private static partial Regex Arrow();

    [GeneratedRegex(
        @"^(?:\s*= (?:help|note)|help|note): (?!for more information|`#\[|run with|consider importing one of these)(?<what>.+)$|^\s*\|\s*(?:[-^|\s]*[-^]+ )(?<what>\S.*)$"
    )]
    private static partial Regex Hint();
}
