namespace Grip.Core.Ledger.Rules;

/// <summary>A long stretch of edits and failures in which nothing has become better.</summary>
internal static class StalledRule
{
    private const int FirstNoticed = 40;
    private const int Every = 10;
    private const int FewestEdits = 10;
    private const int FewestFailures = 10;

    public static Finding? Look(LedgerView view)
    {
        var stretch = view.SinceProgress;
        if (stretch.Count < FirstNoticed || (stretch.Count - FirstNoticed) % Every != 0)
            return null;
        var edits = stretch.Count(attempt => attempt is { Kind: ActionKind.Edit, ChangedTree: true });
        var files = stretch
            .Where(attempt => attempt.ChangedTree)
            .SelectMany(attempt => attempt.Paths)
            .Distinct(StringComparer.Ordinal)
            .Count();
        var failures = stretch.Count(attempt => attempt.Faults.Length > 0);
        // Edits of ever new files are a long task, not a stall.
        return edits < FewestEdits || failures < FewestFailures || files * 2 > edits
            ? null
            : new Finding(
                SpiralKind.Stalled,
                "stalled",
                $"{stretch.Count} attempts with {edits} edits in {files} files, and no error or failing test has gone since. Step back: what is the one thing that has to be true first?"
            );
    }
}
