using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Grip.Core.Text;
using Grip.Core.Tools;

namespace Grip.Core.Ledger;

/// <summary>Reads outcomes: what they say, whatever differs from run to run.</summary>
internal static partial class OutcomeText
{
    private const int MostErrors = 60;
    private const int LongestLine = 200;
    private const int HeadOfExcerpt = 400;
    private const int TailOfExcerpt = 1_200;

    public static AttemptOutcome Of(ToolAction action, ToolResult result)
    {
        var text = result.Content;
        var steady = Steady(text);
        var failed = result.IsError;
        return new AttemptOutcome(
            failed,
            action.Kind == ActionKind.Search && IsEmpty(text)
                || action.Kind == ActionKind.Command && IsSearch(action) && failed && text.Trim() is "" or "exit code 1",
            ContentHash.Of(Encoding.UTF8.GetBytes(steady)).Value[..16],
            failed ? ErrorLines(text) : [],
            Line(result),
            Excerpt(text)
        );
    }

    /// <summary>The lines that tell what is wrong, without places, numbers of lines and times; the last line if none says so.</summary>
    public static ImmutableArray<string> ErrorLines(string text)
    {
        var lines = text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToArray();
        var telling = lines
            .Where(line => Telling().IsMatch(line) && !NothingWrong().IsMatch(line))
            .Select(Folded)
            .Distinct(StringComparer.Ordinal)
            .Take(MostErrors)
            .ToImmutableArray();
        if (!telling.IsEmpty)
            return telling;
        var last = lines.LastOrDefault(line => !line.StartsWith("exit code", StringComparison.Ordinal)) ?? lines.LastOrDefault();
        return last is null ? [] : [Folded(last)];
    }

    /// <summary>Without what differs from run to run although nothing changed.</summary>
    public static string Steady(string text)
    {
        text = Escapes().Replace(text, "");
        text = Moments().Replace(text, "<time>");
        text = Spans().Replace(text, "<time>");
        text = Addresses().Replace(text, "<address>");
        return Spaces().Replace(text, " ").Replace(" ./", " ", StringComparison.Ordinal);
    }

    /// <summary>One line without its places, so that it is the same error after lines were added above it.</summary>
    public static string Folded(string line)
    {
        var folded = Places().Replace(Steady(line), "");
        return folded.Length <= LongestLine ? folded : folded[..LongestLine];
    }

    private static string Line(ToolResult result)
    {
        if (result is { IsError: false, Summary: { } summary })
            return summary;
        var lines = result.Content.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToArray();
        var line = result.IsError
            ? lines.FirstOrDefault(one => Telling().IsMatch(one) && !NothingWrong().IsMatch(one)) ?? lines.LastOrDefault()
            : lines.FirstOrDefault();
        line ??= result.Summary ?? "";
        return line.Length <= LongestLine ? line : line[..LongestLine] + "…";
    }

    private static string Excerpt(string text)
    {
        if (text.Length <= HeadOfExcerpt + TailOfExcerpt)
            return text;
        var start = text.LastIndexOf('\n', HeadOfExcerpt) + 1;
        var end = text.IndexOf('\n', text.Length - TailOfExcerpt) + 1;
        return $"{text[..start]}…\n{text[Math.Max(end, start)..]}";
    }

    private static bool IsEmpty(string text) =>
        text.Trim().Length == 0
        || text.StartsWith("Nothing matches", StringComparison.Ordinal)
        || text.StartsWith("No file matches", StringComparison.Ordinal);

    /// <summary>A search by a command of the shell.</summary>
    private static bool IsSearch(ToolAction action) => action.Family is "grep" or "rg" or "find" or "git grep" or "egrep";

    [GeneratedRegex(@"\e\[[0-9;?]*[a-zA-Z]")]
    private static partial Regex Escapes();

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?|\b\d\d?:\d\d(:\d\d([.,]\d+)?)?( ?[AP]M)?\b")]
    private static partial Regex Moments();

    [GeneratedRegex(@"\b\d+([.,]\d+)?\s?(ns|us|µs|ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h)\b(\s?\d+(\.\d+)?\s?(ms|s)\b)?")]
    private static partial Regex Spans();

    [GeneratedRegex(
        @"\b0x[0-9a-fA-F]+\b|\b[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b|\b(pid|PID|port|process)[ :=]+\d+|/tmp/[^\s'"":)]+"
    )]
    private static partial Regex Addresses();

    [GeneratedRegex(@"[ \t]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\(\d+(,\d+)*\)|:\d+(:\d+)?|\b[Ll]ines? \d+(-\d+)?|^\d+\t|#\d+\b")]
    private static partial Regex Places();

    [GeneratedRegex(
        @"error|fail|exception|not found|no such|cannot|can't|could not|undefined|unrecognized|unknown|denied|fatal|traceback|panic|unable|invalid|refused|missing|unexpected|does not (exist|occur)|is no\b|there is no|not written",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Telling();

    [GeneratedRegex(
        @"\b(0|no) (errors?|fail\w*|warnings?|exceptions?)|(errors?|failed|failures?): 0\b|introduces no error",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex NothingWrong();
}
