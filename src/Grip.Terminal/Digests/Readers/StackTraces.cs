using System.Text.RegularExpressions;

namespace Grip.Terminal.Digests.Readers;

/// <summary>Exceptions and panics of the main languages: the message, and the first frame in the user's own code.</summary>
internal sealed partial class StackTraces : ILogReader
{
    private const int MostFrames = 200;

    public void Read(FoldedLog log, FactSink facts)
    {
        for (var index = 0; index < log.Lines.Length; index++)
            if (!facts.Understood(index))
                index = Python(log, facts, index) ?? Framed(log, facts, index) ?? Panic(log, facts, index) ?? index;
    }

    /// <summary>Python writes the message last and the innermost frame just before it.</summary>
    private static int? Python(FoldedLog log, FactSink facts, int start)
    {
        if (!log.Read(start).Contains("Traceback (most recent call last)", StringComparison.Ordinal))
            return null;
        var (last, place, any) = (start, "", "");
        while (last + 1 < log.Lines.Length && (log.Lines[last + 1].Length == 0 || char.IsWhiteSpace(log.Lines[last + 1][0])))
            if (PythonFrame().Match(log.Read(++last)) is { Success: true } frame)
            {
                any = $"{frame.Groups["file"].Value}:{frame.Groups["line"].Value}";
                place = OwnCode.IsLibrary(frame.Value) ? place : any;
            }

        if (last + 1 >= log.Lines.Length)
            return null;
        Add(facts, log.Read(++last), place.Length > 0 ? place : any, start, last);
        return last;
    }

    /// <summary>.NET, Java, JavaScript: the message first, frames that begin with "at" below it.</summary>
    private static int? Framed(FoldedLog log, FactSink facts, int start)
    {
        var first = start + 1;
        while (first < log.Lines.Length && first - start < 4 && !AtFrame().IsMatch(log.Read(first)) && log.Lines[first].Length > 0)
            first++;
        if (first >= log.Lines.Length || !AtFrame().IsMatch(log.Read(first)) || !Thrown().IsMatch(log.Read(start)))
            return null;
        var (last, place, message) = (first - 1, "", string.Join(' ', Enumerable.Range(start, first - start).Select(log.Read)));
        while (
            last + 1 < log.Lines.Length
            && last - start < MostFrames
            && (AtFrame().IsMatch(log.Read(last + 1)) || Cause().IsMatch(log.Read(last + 1)))
        )
        {
            var line = log.Read(++last);
            if (Cause().Match(line) is { Success: true } cause)
                (message, place) = ($"{message} {cause.Groups["what"].Value}".Trim(), cause.Groups["what"].Length > 0 ? "" : place);
            else if (
                place.Length == 0
                && AtFrame().Match(line) is { Groups: var groups }
                && groups["file"].Success
                && !OwnCode.IsLibrary(line)
            )
                place = $"{groups["file"].Value}:{groups["line"].Value}";
        }

        Add(facts, message, place, start, last);
        return last;
    }

    /// <summary>Go and Rust.</summary>
    private static int? Panic(FoldedLog log, FactSink facts, int start)
    {
        if (RustPanic().Match(log.Read(start)) is { Success: true } rust)
        {
            var message = start + 1 < log.Lines.Length ? log.Read(start + 1) : "";
            Add(
                facts,
                $"{rust.Value} {message}".Trim(),
                $"{rust.Groups["file"].Value}:{rust.Groups["line"].Value}",
                start,
                Math.Min(start + 1, log.Lines.Length - 1)
            );
            return start + 1;
        }

        if (!GoPanic().IsMatch(log.Read(start)))
            return null;
        var (last, place) = (start, "");
        while (last + 1 < log.Lines.Length && last - start < MostFrames && !GoEnd().IsMatch(log.Read(last + 1)))
            if (GoFrame().Match(log.Read(++last)) is { Success: true } frame && place.Length == 0 && !OwnCode.IsLibrary(frame.Value))
                place = $"{frame.Groups["file"].Value}:{frame.Groups["line"].Value}";
        Add(facts, log.Read(start), place, start, last);
        return last;
    }

    private static void Add(FactSink facts, string message, string place, int start, int last)
    {
        var colon = place.LastIndexOf(':');
        var line = colon > 0 && int.TryParse(place.AsSpan(colon + 1), out var number) ? number : 0;
        facts.Add(new Problem(ProblemSeverity.Error, colon > 0 ? place[..colon] : place, line, 0, "", message.Trim(), start));
        facts.Understand(start, last);
    }

    [GeneratedRegex(@"^\s*File ""(?<file>[^""]+)"", line (?<line>\d+)")]
    private static partial Regex PythonFrame();

    [GeneratedRegex(@"(?:Exception|Error|Throwable|Unhandled|Uncaught|panic|Failure)\b")]
    private static partial Regex Thrown();

    [GeneratedRegex(
        @"^\s+at (?:.* in (?<file>[^:]+(?::[\\/][^:]*)?):line (?<line>\d+)|.*\((?<file>\w+\.(?:java|kt|scala)):(?<line>\d+)\)|(?:.*\()?(?:file://)?(?<file>[^\s():]+(?::[\\/][^\s():]+)?):(?<line>\d+):\d+\)?|.+)$"
    )]
    private static partial Regex AtFrame();

    [GeneratedRegex(@"^\s*(?:(?<what>Caused by: .+)|(?<what> ---> .+)|--- End of .*|\.\.\. \d+ (?:more|common frames.*)|Suppressed: .+)$")]
    private static partial Regex Cause();

    [GeneratedRegex(@"^thread '[^']*' (?:\(\d+\) )?panicked at (?:'.*', )?(?<file>[^\s:]+):(?<line>\d+):\d+:?")]
    private static partial Regex RustPanic();

    [GeneratedRegex(@"^(?:panic: |fatal error: (?!.*\.h\b)|SIGSEGV)")]
    private static partial Regex GoPanic();

    [GeneratedRegex(@"^\s+(?<file>\S+\.go):(?<line>\d+)(?: \+0x[0-9a-f]+)?$")]
    private static partial Regex GoFrame();

    [GeneratedRegex(@"^(?:exit status \d+|FAIL\b.*|ok\s.*)$")]
    private static partial Regex GoEnd();
}
