namespace Grip.Core.Ledger.Rules;

/// <summary>A tree that was there before. Going back after something was learned is good work; going back with nothing is a cycle.</summary>
internal static class CycleRule
{
    private const int MostShown = 5;

    public static Finding? Look(LedgerView view)
    {
        var now = view.Now;
        if (!now.ChangedTree)
            return Again(view);
        var left = LastDeparture(view);
        if (left < 0)
            return null;
        var gained = view.Before.Skip(left + 1).Any(attempt => attempt.IsNews && !attempt.ChangedTree);
        var tried = string.Concat(Tried(view).Select(line => $"\n  {line}"));
        return new Finding(
            SpiralKind.Cycle,
            $"cycle:{now.TreeAfter}",
            $"All files are again as they were before attempt {view.Before[left].Number}{(gained ? "" : ", and nothing was gained in between")}.\nFrom there this was tried:{tried}",
            Counts: !gained
        );
    }

    /// <summary>An edit of a round that no longer fits, because the round has turned on.</summary>
    private static Finding? Again(LedgerView view) =>
        view.Now is { Kind: ActionKind.Edit, Outcome.Failed: true } now
        && view.Before.LastOrDefault(attempt => attempt.Key == now.Key && attempt.ChangedTree) is { } done
            ? new Finding(
                SpiralKind.Cycle,
                $"cycle:{now.TreeAfter}",
                $"Attempt {done.Number} made this edit already; the file is as that edit, or its undoing, left it."
            )
            : null;

    private static int LastDeparture(LedgerView view)
    {
        for (var i = view.Before.Count - 1; i >= 0; i--)
            if (view.Before[i].Before.Tree == view.Now.TreeAfter && view.Before[i].ChangedTree)
                return i;
        return -1;
    }

    /// <summary>Each way that was gone from this tree, with the first failure that followed.</summary>
    private static IEnumerable<string> Tried(LedgerView view)
    {
        var ways = new List<string>();
        for (var i = 0; i < view.Before.Count; i++)
        {
            if (view.Before[i].Before.Tree != view.Now.TreeAfter || !view.Before[i].ChangedTree)
                continue;
            var failure = view
                .Before.Skip(i)
                .TakeWhile((attempt, n) => n == 0 || attempt.Before.Tree != view.Now.TreeAfter)
                .FirstOrDefault(attempt => attempt.Outcome.Failed || attempt.FaultsAfter > 0);
            ways.Add(
                $"{view.Before[i].Number}: {view.Before[i].Tool} {view.Before[i].Shown}{(failure is null ? "" : $" -> {(failure.Outcome.Failed ? failure.Outcome.Line : $"{failure.FaultsAfter} errors open")}")}"
            );
        }

        return ways.TakeLast(MostShown);
    }
}
