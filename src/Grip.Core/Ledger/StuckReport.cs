using System.Collections.Immutable;

namespace Grip.Core.Ledger;

/// <summary>Why a turn was ended although the model would go on, for people.</summary>
/// <param name="Why">One sentence.</param>
/// <param name="Tried">What was tried and how it ended, oldest first.</param>
/// <param name="State">How things stand.</param>
/// <param name="Next">What a person could try.</param>
public sealed record StuckReport(SpiralKind Kind, string Why, ImmutableArray<string> Tried, string State, ImmutableArray<string> Next)
{
    internal static StuckReport Of(Finding finding, AttemptLedger ledger, bool hasStronger) =>
        new(
            finding.Kind,
            finding.Fact.Split('\n')[0],
            [.. LedgerNotes.Failures(ledger.Turn)],
            StateOf(ledger),
            [
                .. NextSteps(finding.Kind),
                .. hasStronger ? Array.Empty<string>() : ["Name a stronger model for such cases: --escalate-model MODEL."],
            ]
        );

    private static string StateOf(AttemptLedger ledger)
    {
        var edits = ledger.Turn.Count(attempt => attempt is { Kind: ActionKind.Edit, ChangedTree: true });
        var tests = ledger.Turn.LastOrDefault(attempt => attempt.Kind == ActionKind.Command && Programs.IsTest(attempt.Family));
        return $"{ledger.Turn.Count} attempts, {edits} edits; {ledger.Now.Errors.Length} introduced errors and {ledger.Now.FailingTests.Length} newly failing tests are known"
            + (tests is null ? "." : $"; the last '{tests.Shown}' {(tests.Outcome.Failed ? "failed" : "passed")}.");
    }

    private static IEnumerable<string> NextSteps(SpiralKind kind) =>
        kind switch
        {
            SpiralKind.Repeat or SpiralKind.Reworded =>
            [
                "See for yourself how the last attempt ended; 'grip ledger' lists them all.",
                "Say what the model cannot see: a missing tool, a wrong path, a name that changed.",
            ],
            SpiralKind.Cycle or SpiralKind.UndoneEdit =>
            [
                "Decide which of the two versions is right and say so in the prompt.",
                "Give the condition that both versions miss, as a failing test.",
            ],
            SpiralKind.SameErrors or SpiralKind.Stalled =>
            [
                "The cause is probably not in the files that were edited: name the file, or the error to begin with.",
                "Ask for a smaller step, with the command that shows whether it worked.",
            ],
            SpiralKind.EmptySearch => ["Say what the thing is called here, or that it has to be made."],
            SpiralKind.Announced => ["Ask again with the tool named, or use a model that calls tools reliably ('grip models')."],
            _ => ["Run the failing command yourself and give its output in the prompt."],
        };
}
