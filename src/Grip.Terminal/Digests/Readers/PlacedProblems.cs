using System.Globalization;
using System.Text.RegularExpressions;

namespace Grip.Terminal.Digests.Readers;

/// <summary>Errors and warnings that stand in one line with their place, as most compilers write them.</summary>
internal sealed partial class PlacedProblems : ILogReader
{
    public void Read(FoldedLog log, FactSink facts)
    {
        for (var index = 0; index < log.Lines.Length; index++)
            if (!facts.Understood(index) && Match(log.Read(index)) is { } match)
                index = Add(log, facts, index, match);
    }

    private static Match? Match(string line)
    {
        if (line.Length < 8)
            return null;
        foreach (var pattern in (ReadOnlySpan<Regex>)[Parenthesised(), MavenPlaced(), Colons(), KotlinPlaced(), ToolAlone(), Linker()])
            if (pattern.Match(line) is { Success: true } match)
                return match;
        return null;
    }

    private static int Add(FoldedLog log, FactSink facts, int index, Match match)
    {
        var severity = match.Groups["sev"].Value;
        // A note belongs to the error before it; it is kept with its place, as that is where the cause often lies.
        if (severity is "note" or "info" or "remark" or "hint" or "help")
        {
            facts.Key(log, index);
            return index;
        }

        var (message, last) = WithContext(log, index, match.Groups["msg"].Value.Trim());
        facts.Add(
            new Problem(
                severity.StartsWith("warn", StringComparison.OrdinalIgnoreCase) || severity is "w" or "WARNING"
                    ? ProblemSeverity.Warning
                    : ProblemSeverity.Error,
                match.Groups["file"].Value.Trim(),
                Number(match.Groups["line"]),
                Number(match.Groups["col"]),
                match.Groups["code"].Value,
                message,
                index
            )
        );
        facts.Understand(index, last);
        return last;
    }

    /// <summary>The code that a compiler shows below its message says which of several equal names is meant; javac also names the symbol there.</summary>
    private static (string Message, int Last) WithContext(FoldedLog log, int index, string message)
    {
        var last = index;
        for (var next = index + 1; next < Math.Min(log.Lines.Length, index + 6); next++)
        {
            var line = log.Read(next);
            var shown = ShownCode().IsMatch(line) || JavaSymbol().IsMatch(line);
            // javac shows the line of code without a margin; the caret below it tells.
            if (!shown && (next + 1 >= log.Lines.Length || !Caret().IsMatch(log.Read(next + 1))))
                break;
            last = next;
            if (JavaSymbol().Match(line) is { Success: true } symbol)
                message += $"; {symbol.Groups["what"].Value.Trim()}";
        }

        return (message, last);
    }

    private static int Number(Group group) =>
        group.Success && int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>csc, MSBuild, tsc: <c>file(12,5): error CS0103: message [project]</c>; a place is not always there.</summary>
    [GeneratedRegex(
        @"^\s*(?:\d+>)?(?:\[ERROR\]\s+)?(?<file>[^\s(:][^(]*?)(?:\((?<line>\d+)(?:,(?<col>\d+))?(?:,\d+,\d+)?\))?\s*:\s+(?<sev>error|warning)\s+(?<code>[A-Za-z]+\d+)\s*:\s*(?<msg>.*?)(?:\s+\[[^\[\]]+\])?$"
    )]
    private static partial Regex Parenthesised();

    /// <summary>Maven's javac: <c>[ERROR] /path/File.java:[12,5] message</c>.</summary>
    [GeneratedRegex(@"^\[(?<sev>ERROR|WARNING)\]\s+(?<file>\S.*?):\[(?<line>\d+),(?<col>\d+)\]\s*(?:error:\s*)?(?<msg>.+)$")]
    private static partial Regex MavenPlaced();

    /// <summary>gcc, clang, go, javac, mypy, ruff, flake8, eslint's unix format, tsc --pretty: <c>file:12:5: error: message [code]</c>.</summary>
    [GeneratedRegex(
        @"^\s*(?:vet: )?(?<file>(?:[A-Za-z]:)?[^\s:""'][^:""']*?\.[A-Za-z][A-Za-z0-9]{0,7}|[^\s:]*(?:Makefile|Dockerfile|CMakeLists\.txt)):(?<line>\d+)(?::(?<col>\d+))?(?::|\s-)\s*(?:(?<sev>fatal error|error|warning|note|info|remark)(?:\s+(?<code>[A-Z]+\d+))?:?\s+)?(?:(?<code>[A-Z]{1,4}\d{3,4})(?:\s*\[\*\])?:?\s+)?(?<msg>\S.*?)(?:\s+\[(?<code>[-\w=+/.]+)\])?$"
    )]
    private static partial Regex Colons();

    /// <summary>kotlinc through Gradle: <c>e: file:///path/File.kt:12:5 message</c>.</summary>
    [GeneratedRegex(@"^(?<sev>[ew]): (?:file://)?(?<file>\S+?):(?<line>\d+):(?<col>\d+):?\s+(?<msg>.+)$")]
    private static partial Regex KotlinPlaced();

    /// <summary>What names a tool or nothing at all in place of a file: <c>error TS5083: …</c>, <c>error NU1101: …</c>.</summary>
    [GeneratedRegex(@"^\s*(?<sev>error|warning)\s+(?<code>[A-Z]+\d+)\s*:\s*(?<msg>.*?)(?:\s+\[[^\[\]]+\])?$")]
    private static partial Regex ToolAlone();

    [GeneratedRegex(
        @"^(?:\S*ld(?:\.\w+)?:\s+)?(?<file>\S*?)(?::\([^)]*\))?:?\s*(?<msg>(?:undefined reference to|multiple definition of|cannot find -l|undefined symbol)\s*.+)$"
    )]
    private static partial Regex Linker();

    [GeneratedRegex(@"^\s+(?:\d+\s*)?\||^\s*[~^][~^\s]*$|^\s+\^")]
    private static partial Regex ShownCode();

    [GeneratedRegex(@"^\s*\^\s*$")]
    private static partial Regex Caret();

    [GeneratedRegex(@"^(?:\[ERROR\])?\s+(?<what>(?:symbol|location|required|found|reason)\s*:.*)$")]
    private static partial Regex JavaSymbol();
}
