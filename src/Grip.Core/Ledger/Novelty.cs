namespace Grip.Core.Ledger;

/// <summary>Whether an attempt brought something: not activity counts, but what is new or better.</summary>
internal static class Novelty
{
    public static bool IsNews(Attempt now, IReadOnlyList<Attempt> turn) =>
        now is { Ran: true, Denied: false }
        && now.Kind switch
        {
            ActionKind.Edit => now.ChangedTree && !WasSeen(now.TreeAfter, turn),
            ActionKind.Command => (now.ChangedTree && !WasSeen(now.TreeAfter, turn))
                || !turn.Any(one =>
                    one.Ran && one.Key == now.Key && one.Before.Tree == now.Before.Tree && one.Outcome.Print == now.Outcome.Print
                ),
            ActionKind.Note => now.Tool != "TodoWrite" && !turn.Any(one => one.Key == now.Key && one.Before.Tree == now.Before.Tree),
            _ => !turn.Any(one => one.Ran && one.Key == now.Key && one.Outcome.Print == now.Outcome.Print),
        };

    /// <summary>Fewer faults than before, in a tree and with faults that are new; or what failed before succeeds, or fails less.</summary>
    public static bool IsBetter(Attempt now, IReadOnlyList<Attempt> turn)
    {
        if (now.ChangedTree && now.FaultsAfter < now.Before.FaultCount)
            return !WasSeen(now.TreeAfter, turn) && (now.FaultsAfter == 0 || turn.All(one => one.Faults != now.Faults));
        if (
            now.Kind is not (ActionKind.Command or ActionKind.Note)
            || turn.LastOrDefault(one => one.Ran && one.Key == now.Key) is not { Outcome.Failed: true } last
        )
            return false;
        var seen = turn.Any(one => one.Ran && one.Key == now.Key && one.Outcome.Print == now.Outcome.Print);
        return !now.Outcome.Failed
            ? !seen
            : now.Outcome.Errors.Length < last.Outcome.Errors.Length && turn.All(one => one.Faults != now.Faults);
    }

    public static bool WasSeen(string tree, IReadOnlyList<Attempt> turn) =>
        turn.Any(one => one.Before.Tree == tree || one.TreeAfter == tree);
}
