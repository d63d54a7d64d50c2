using System.Collections.Immutable;
using System.Globalization;
using Grip.Core;
using Grip.Core.Context;
using Grip.Output;
using Grip.Sessions;

namespace Grip.Ledger;

internal sealed record ContextPartJson(string Kind, int Tokens);

internal sealed record CompactionJson(string Cause, int Before, int After, ImmutableArray<ContextPartJson> Kept);

internal sealed record ContextJson(
    string Type,
    string Command,
    string Status,
    string Session,
    int Tokens,
    int Window,
    int Reserved,
    bool CountedByServer,
    ImmutableArray<ContextPartJson> Parts,
    ImmutableArray<CompactionJson> Compactions,
    string? Kept,
    long DurationMs
);

/// <summary>What fills the window of a session, and what its compactions kept.</summary>
/// <param name="Kept">The state as the model reads it; null if no message has given way yet.</param>
internal sealed record ContextReply(string Session, ContextAccount Account, ImmutableArray<RecordedCompaction> Compactions, string? Kept)
    : Reply(ExitCode.Done)
{
    private const int BarWidth = 30;

    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        output.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Session {Session}: {Account.Total:N0} of {Account.Window:N0} tokens{(Account.Counted ? "" : " (estimated)")}, {Account.Reserved:N0} kept free for the answer."
            )
        );
        foreach (var part in Account.Parts)
        {
            var bar = new string('#', (int)Math.Round((double)Math.Max(0, part.Tokens) / Math.Max(1, Account.Window) * BarWidth));
            output.Line(string.Create(CultureInfo.InvariantCulture, $"  {part.Tokens, 9:N0}  {part.Kind, -28}{bar}"));
        }

        foreach (var compaction in Compactions)
            output.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Cause(compaction.Cause)}: {compaction.Before:N0} to {compaction.After:N0} tokens"
                )
                    + (
                        compaction.Sections.IsEmpty
                            ? ""
                            : $"; kept {string.Join(", ", compaction.Sections.Select(section => $"{section.Section} ({section.Items})"))}"
                    )
            );
        if (Kept is not null)
            output.Line($"\nKept of the messages that gave way:\n{Printable.Text(Kept)}");
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new ContextJson(
                "result",
                command,
                "done",
                Session,
                Account.Total,
                Account.Window,
                Account.Reserved,
                Account.Counted,
                [.. Account.Parts.Select(part => new ContextPartJson(part.Kind, part.Tokens))],
                [
                    .. Compactions.Select(one => new CompactionJson(
                        SpiralNames.Of(one.Cause),
                        one.Before,
                        one.After,
                        [.. one.Sections.Select(section => new ContextPartJson(section.Section, section.Items))]
                    )),
                ],
                Kept,
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.ContextJson
        );

    private static string Cause(string cause) =>
        cause switch
        {
            "OldResults" => "Old results shortened",
            "FreshStart" => "Begun anew out of a spiral",
            _ => "Made anew",
        };
}
