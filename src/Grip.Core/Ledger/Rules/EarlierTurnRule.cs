namespace Grip.Core.Ledger.Rules;

/// <summary>What an earlier turn tried in this very state, with the same end.</summary>
internal static class EarlierTurnRule
{
    public static Finding? Look(LedgerView view) =>
        view.Now is { Outcome.Failed: true } now
        && view.Earlier.LastOrDefault(attempt =>
            attempt.Ran && attempt.Key == now.Key && attempt.Before.Tree == now.Before.Tree && attempt.Outcome.Print == now.Outcome.Print
        )
            is { } same
            ? new Finding(
                SpiralKind.Repeat,
                $"repeat:{now.Key}",
                $"Attempt {same.Number}, of turn {same.Turn}, was the same in the same state and failed the same way.",
                Counts: false
            )
            : null;
}
