using System.Collections.Immutable;
using System.Globalization;
using Grip.Core;
using Grip.Core.Ledger;
using Grip.Output;
using Grip.Sessions;

namespace Grip.Ledger;

/// <param name="Tree">The files before it; equal for equal trees.</param>
/// <param name="Ran">False if it was answered from the ledger.</param>
internal sealed record LedgerEntryJson(
    int Number,
    int Turn,
    int Step,
    string Tool,
    string Kind,
    string Shown,
    ImmutableArray<string> Paths,
    string Tree,
    string TreeAfter,
    int IntroducedErrors,
    int FailingTests,
    bool Ran,
    bool Denied,
    bool Failed,
    string Outcome,
    bool News,
    bool Progress,
    ImmutableArray<string> Noticed
);

internal sealed record LedgerNoticeJson(int After, string Step, string Kind, string Fact);

internal sealed record LedgerJson(
    string Type,
    string Command,
    string Status,
    string Session,
    ImmutableArray<LedgerEntryJson> Attempts,
    ImmutableArray<LedgerNoticeJson> Noticed,
    long DurationMs
);

/// <summary>The ledger of a session: what was tried, and how each attempt ended.</summary>
internal sealed record LedgerReply(string Session, SessionContent Content) : Reply(ExitCode.Done)
{
    private const int Widest = 72;

    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        output.Line($"Session {Session}: {Summary()}");
        var notices = Content.Notices.ToLookup(notice => notice.After);
        foreach (var turn in Content.Attempts.GroupBy(attempt => attempt.Turn))
        {
            output.Line(output.Style.Strong($"\nTurn {turn.Key}"));
            foreach (var attempt in turn)
            {
                Write(output, attempt, verbosity);
                foreach (var notice in notices[attempt.Number])
                    output.Line(
                        output.Style.Warn(
                            $"       {SpiralNames.Of(notice.Step).Replace('_', ' ')} ({SpiralNames.Of(notice.Kind).Replace('_', ' ')}){(notice.Step is "Fact" or "Stop" ? $": {Printable.Text(FirstLine(notice.Fact))}" : "")}"
                        )
                    );
            }
        }
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new LedgerJson(
                "result",
                command,
                "done",
                Session,
                [.. Content.Attempts.Select(Of)],
                [
                    .. Content.Notices.Select(notice => new LedgerNoticeJson(
                        notice.After,
                        SpiralNames.Of(notice.Step),
                        SpiralNames.Of(notice.Kind),
                        notice.Fact
                    )),
                ],
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.LedgerJson
        );

    private string Summary()
    {
        var ran = Content.Attempts.Count(attempt => attempt.Ran);
        var failed = Content.Attempts.Count(attempt => attempt is { Ran: true, Outcome.Failed: true });
        var known = Content.Attempts.Length - ran;
        return $"{Counted.Of(Content.Attempts.Length, "attempt")}, {failed} failed{(known > 0 ? $", {known} answered without running" : "")}{(Content.Compactions.IsEmpty ? "" : $", {Counted.Of(Content.Compactions.Length, "compaction")}")}.";
    }

    private static void Write(TextOutput output, Attempt attempt, Verbosity verbosity)
    {
        var mark =
            !attempt.Ran ? output.Style.Faint("=")
            : attempt.Outcome.Failed ? output.Style.Bad("x")
            : attempt.IsProgress ? output.Style.Good("+")
            : " ";
        var what = Printable.Text($"{attempt.Tool} {FirstLine(attempt.Shown)}");
        output.Line(string.Create(CultureInfo.InvariantCulture, $"{attempt.Number, 4} {mark} {Shorten(what)}"));
        output.Line(
            output.Style.Faint(
                $"       {Shorten(Printable.Text(attempt.Ran ? attempt.Outcome.Line : $"not run: {FirstLine(attempt.Outcome.Line)}"))}{Change(attempt)}"
            )
        );
        if (verbosity != Verbosity.Verbose)
            return;
        output.Line(
            output.Style.Faint(
                $"       tree {attempt.Before.Tree} -> {attempt.TreeAfter}, {Counted.Of(attempt.Before.Errors.Length, "introduced error")} before"
            )
        );
        foreach (var noticed in attempt.Noticed)
            output.Line($"       {Printable.Text(noticed)}");
    }

    private static string Change(Attempt attempt) =>
        attempt.FaultsAfter == attempt.Before.FaultCount ? "" : $" [open errors {attempt.Before.FaultCount} -> {attempt.FaultsAfter}]";

    private static LedgerEntryJson Of(Attempt attempt) =>
        new(
            attempt.Number,
            attempt.Turn,
            attempt.Step,
            attempt.Tool,
            SpiralNames.Of(attempt.Kind.ToString()),
            attempt.Shown,
            attempt.Paths,
            attempt.Before.Tree,
            attempt.TreeAfter,
            attempt.Before.Errors.Length,
            attempt.Before.FailingTests.Length,
            attempt.Ran,
            attempt.Denied,
            attempt.Outcome.Failed,
            attempt.Outcome.Line,
            attempt.IsNews,
            attempt.IsProgress,
            attempt.Noticed
        );

    private static string FirstLine(string text) => text.Split('\n')[0];

    private static string Shorten(string text) => text.Length <= Widest ? text : text[..Widest] + "…";
}
