using System.Collections.Immutable;
using System.Globalization;
using Grip.Home.CommandLogs;
using Grip.Output;
using Grip.Terminal.Digests;

namespace Grip.Agent.Shell;

/// <param name="ExitCode">Null if it still runs or was ended.</param>
internal sealed record LogEntryJson(int Number, string LogOf, string Started, int? ExitCode, double Seconds, long Bytes)
{
    public static LogEntryJson Of(CommandLogEntry entry) =>
        new(
            entry.Number,
            entry.Command,
            entry.Started.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            entry.ExitCode,
            entry.Seconds,
            entry.Bytes
        );
}

internal sealed record LogListJson(string Type, string Command, string Status, ImmutableArray<LogEntryJson> Logs, long DurationMs);

internal sealed record LogProblemJson(string Severity, string File, int Line, int Column, string Code, string Message, int Times);

internal sealed record LogTestJson(string Name, string Frame, ImmutableArray<string> Details);

internal sealed record LogJson(
    string Type,
    string Command,
    string Status,
    LogEntryJson Log,
    ImmutableArray<LogProblemJson> Problems,
    ImmutableArray<LogTestJson> FailedTests,
    ImmutableArray<string> KeyLines,
    string Text,
    long DurationMs
);

/// <summary>The outputs that are kept, the newest first.</summary>
internal sealed record LogListReply(ImmutableArray<CommandLogEntry> Entries) : Reply(Core.ExitCode.Done)
{
    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        if (Entries.IsEmpty)
            output.Line("The agent has run no command here yet.");
        foreach (var entry in Entries)
        {
            var state = entry.ExitCode is { } code ? $"exit {code}" : "no end";
            output.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{entry.Number, 5}  {entry.Started.UtcDateTime:yyyy-MM-dd HH:mm}  {state, -8}  {Printable.Text(entry.Command.ReplaceLineEndings(" "))}"
                )
            );
        }
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new LogListJson("result", command, "done", [.. Entries.Select(LogEntryJson.Of)], (long)duration.TotalMilliseconds),
            JsonText.Types.LogListJson
        );
}

/// <summary>One output, or a part of it.</summary>
internal sealed record LogReply(CommandLogEntry Entry, string Text, LogFacts Facts) : Reply(Core.ExitCode.Done)
{
    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        foreach (var line in Text.TrimEnd('\n').Split('\n'))
            output.Line(Printable.Text(line));
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new LogJson(
                "result",
                command,
                "done",
                LogEntryJson.Of(Entry),
                [
                    .. Facts.Problems.Select(problem => new LogProblemJson(
                        problem.Severity == ProblemSeverity.Error ? "error" : "warning",
                        problem.File,
                        problem.Line,
                        problem.Column,
                        problem.Code,
                        problem.Message,
                        problem.Times
                    )),
                ],
                [.. Facts.FailedTests.Select(test => new LogTestJson(test.Name, test.Frame, test.Details))],
                [.. Facts.KeyLines.Select(line => line.Text)],
                Text,
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.LogJson
        );
}
