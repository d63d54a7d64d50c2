using System.Collections.Immutable;

namespace Grip.Terminal.Digests;

/// <summary>What a tool calls it; an error comes before a warning in every list.</summary>
public enum ProblemSeverity
{
    Error,
    Warning,
}

/// <summary>One error or warning, said once however many projects and target frameworks it was reported for.</summary>
/// <param name="File">As the tool wrote it; empty if it names none.</param>
/// <param name="Line">From 1; 0 if the tool names none.</param>
/// <param name="Column">From 1; 0 if the tool names none.</param>
/// <param name="Code">As in "CS0103", "TS2322", "E0425", "no-undef"; empty if the tool has none.</param>
/// <param name="Message">With what belongs to it in further lines: the code shown, hints.</param>
/// <param name="LogLine">Where it stands in the log, from 0.</param>
public sealed record Problem(ProblemSeverity Severity, string File, int Line, int Column, string Code, string Message, int LogLine)
{
    public int Times { get; init; } = 1;

    /// <summary>What makes it the same problem in the next run, wherever the lines have moved to.</summary>
    public string Identity => $"{Severity}|{File}|{Code}|{Message}";
}

/// <param name="Details">The message: assertion, expected, actual.</param>
/// <param name="Frame">The first place in the user's own code, as in "src/OrderTests.cs:12"; empty if none is named.</param>
/// <param name="LogLine">Where it stands in the log, from 0.</param>
public sealed record FailedTest(string Name, ImmutableArray<string> Details, string Frame, int LogLine);

/// <summary>A line that a developer needs as it stands: a summary, a failed step, a conflict, what to do next.</summary>
public sealed record KeyLine(string Text, int LogLine);

/// <summary>What a log says, in the order of the log.</summary>
public sealed record LogFacts(ImmutableArray<Problem> Problems, ImmutableArray<FailedTest> FailedTests, ImmutableArray<KeyLine> KeyLines)
{
    public static LogFacts Empty { get; } = new([], [], []);

    public bool IsEmpty => Problems.IsEmpty && FailedTests.IsEmpty && KeyLines.IsEmpty;
}
