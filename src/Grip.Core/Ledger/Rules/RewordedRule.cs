namespace Grip.Core.Ledger.Rules;

/// <summary>What failed, tried again in other words on the same files: other flags, another view, another spelling of the text to replace.</summary>
internal static class RewordedRule
{
    private const int FirstNoticed = 3;

    public static Finding? Look(LedgerView view)
    {
        var now = view.Now;
        if (!now.Outcome.Failed || now.ChangedTree || now.Outcome.Empty)
            return null;
        var same = view
            .SinceProgress.Where(attempt =>
                attempt.Ran && attempt.Outcome.Failed && attempt.Before.Tree == now.Before.Tree && IsSame(attempt, now)
            )
            .ToList();
        var wordings = same.Select(attempt => attempt.Key).Append(now.Key).Distinct(StringComparer.Ordinal).Count();
        return wordings < FirstNoticed
            ? null
            : new Finding(
                SpiralKind.Reworded,
                $"reworded:{now.Family}",
                $"{now.Tool} has failed in {wordings} wordings on unchanged files ({string.Join(", ", same.Append(now).Select(attempt => attempt.Number).TakeLast(6))}), each time for the same reason: {now.Outcome.Line}\nAnother wording will not help; the cause has to change."
            );
    }

    private static bool IsSame(Attempt attempt, Attempt now) =>
        attempt.Kind == now.Kind
        && attempt.Family == now.Family
        && (
            now.Kind == ActionKind.Edit
            || attempt.Outcome.Print == now.Outcome.Print
            || attempt.Outcome.Errors.Intersect(now.Outcome.Errors).Any()
        );
}
