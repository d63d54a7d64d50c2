using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Grip.Terminal.Digests.Readers;

/// <summary>CMake: <c>CMake Error at file:3 (command):</c>, the message indented below it.</summary>
internal sealed partial class CMakeReader : ILogReader
{
    public void Read(FoldedLog log, FactSink facts)
    {
        for (var index = 0; index < log.Lines.Length; index++)
        {
            if (Head().Match(log.Read(index)) is not { Success: true } head)
                continue;
            var (message, last) = (new StringBuilder(head.Groups["msg"].Value), index);
            while (
                last + 1 < log.Lines.Length
                && (log.Lines[last + 1].Length == 0 || log.Lines[last + 1].StartsWith("  ", StringComparison.Ordinal))
            )
                message.Append(' ').Append(log.Read(++last).Trim());
            facts.Add(
                new Problem(
                    head.Groups["sev"].Value == "Error" ? ProblemSeverity.Error : ProblemSeverity.Warning,
                    head.Groups["file"].Value,
                    head.Groups["line"].Success
                        ? int.Parse(head.Groups["line"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
                        : 0,
                    0,
                    head.Groups["command"].Value,
                    Spaces().Replace(message.ToString(), " ").Trim(),
                    index
                )
            );
            facts.Understand(index, last);
            index = last;
        }
    }

    [GeneratedRegex(
        @"^CMake (?:Deprecation )?(?<sev>Error|Warning)(?: \(dev\))?(?: (?:at|in) (?<file>\S+?)(?::(?<line>\d{1,9}))?(?: \((?<command>\w+)\))?)?:\s*(?<msg>.*)$"
    )]
    private static partial Regex Head();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
