namespace Grip.Core.Ledger.Rules;

/// <summary>A file is again as it was before an edit of the agent's own, while the rest of the tree went on.</summary>
internal static class UndoneEditRule
{
    public static Finding? Look(LedgerView view)
    {
        var now = view.Now;
        // If the whole tree is as before, the cycle says it better.
        if (now.Undone.IsEmpty || Novelty.WasSeen(now.TreeAfter, view.Before))
            return null;
        var undone = now.Undone[0];
        var times = view.Before.Count(attempt => attempt.Undone.Any(file => file.Path == undone.Path && file.Hash == undone.Hash));
        return new Finding(
            SpiralKind.UndoneEdit,
            $"undone:{undone.Path}",
            $"{undone.Path} is again as it was before attempt {undone.Edit}: this undoes your own edit{(times > 0 ? $", for the {Ordinal(times + 1)} time" : "")}. Decide for one of the two and say why.",
            Counts: times > 0
        );
    }

    private static string Ordinal(int number) =>
        number switch
        {
            2 => "second",
            3 => "third",
            _ => $"{number}th",
        };
}
