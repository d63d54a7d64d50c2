using System.Globalization;
using System.Text.RegularExpressions;

namespace Grip.Terminal.Digests.Readers;

/// <summary>eslint's stylish format (also stylelint's and oxlint's): a file, then <c>12:5  error  message  rule</c> below it.</summary>
internal sealed partial class EslintReader : ILogReader
{
    public void Read(FoldedLog log, FactSink facts)
    {
        var file = "";
        for (var index = 0; index < log.Lines.Length; index++)
        {
            var line = log.Read(index);
            if (Row().Match(line) is { Success: true } row && file.Length > 0)
                facts.Add(
                    new Problem(
                        row.Groups["sev"].Value == "warning" ? ProblemSeverity.Warning : ProblemSeverity.Error,
                        file,
                        int.Parse(row.Groups["line"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture),
                        int.Parse(row.Groups["col"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture),
                        row.Groups["rule"].Value,
                        row.Groups["msg"].Value.Trim(),
                        index
                    )
                );
            else if (line.Length > 0 && !char.IsWhiteSpace(line[0]))
                file = line.Contains('.', StringComparison.Ordinal) && !line.Contains(": ", StringComparison.Ordinal) ? line.Trim() : "";
        }
    }

    [GeneratedRegex(@"^\s+(?<line>\d{1,9}):(?<col>\d{1,9})\s+(?<sev>error|warning)\s+(?<msg>.+?)(?:\s{2,}(?<rule>[@\w/-]+))?$")]
    private static partial Regex Row();
}
