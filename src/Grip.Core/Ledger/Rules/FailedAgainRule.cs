namespace Grip.Core.Ledger.Rules;

/// <summary>Run again in the same state, failed again the same way: what the ledger could not answer beforehand, such as calls that are not permitted.</summary>
internal static class FailedAgainRule
{
    private const int FirstNoticed = 3;

    public static Finding? Look(LedgerView view)
    {
        var now = view.Now;
        if (!now.Outcome.Failed || now.ChangedTree || now.Kind == ActionKind.Command && now.MayPoll)
            return null;
        var times =
            1
            + view.SinceProgress.Count(attempt =>
                attempt.Key == now.Key && attempt.Before.Tree == now.Before.Tree && attempt.Outcome.Print == now.Outcome.Print
            );
        return times < FirstNoticed
            ? null
            : new Finding(
                SpiralKind.Repeat,
                $"repeat:{now.Key}",
                $"This has now failed {times} times in the same way on unchanged files: {now.Outcome.Line}"
            );
    }
}
