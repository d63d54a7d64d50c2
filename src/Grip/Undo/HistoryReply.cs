using System.Collections.Immutable;
using System.Globalization;
using Grip.Core;
using Grip.Gate.Landing;
using Grip.Output;

namespace Grip.Undo;

/// <param name="State">landed, undone, interrupted or damaged.</param>
/// <param name="Time">ISO 8601, UTC.</param>
internal sealed record HistoryEntryJson(
    string Id,
    string Title,
    string Time,
    string State,
    string? Undoes,
    ImmutableArray<UndoneFileJson> Changes
);

internal sealed record HistoryJson(string Type, string Command, string Status, ImmutableArray<HistoryEntryJson> History, long DurationMs);

/// <summary>All changes that can still be named, the newest first.</summary>
internal sealed record HistoryReply(ImmutableArray<LandedChange> History) : Reply(ExitCode.Done)
{
    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        if (History.IsEmpty)
            output.Line("Grip has changed nothing here yet.");
        foreach (var change in History)
        {
            var state =
                change.State == ChangeState.Landed ? output.Style.Good("landed     ") : output.Style.Faint($"{StateOf(change), -11}");
            output.Line(
                $"{change.Id}  {change.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}  {state}  "
                    + $"{Printable.Text(change.Title)} ({Counted.Of(change.Files.Length, "file")})"
            );
            if (verbosity == Verbosity.Verbose)
                foreach (var file in change.Files)
                    output.Line($"    {file.Kind.ToString().ToLowerInvariant(), -9} {Printable.Text(file.Path)}");
        }
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new HistoryJson(
                "result",
                command,
                "done",
                [
                    .. History.Select(change => new HistoryEntryJson(
                        change.Id,
                        change.Title,
                        change.Time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                        StateOf(change),
                        change.Undoes,
                        UndoneFileJson.Of(change)
                    )),
                ],
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.HistoryJson
        );

    private static string StateOf(LandedChange change) => change.State.ToString().ToLowerInvariant();
}
