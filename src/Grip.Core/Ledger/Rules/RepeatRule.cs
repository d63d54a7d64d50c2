namespace Grip.Core.Ledger.Rules;

/// <summary>The same action in the same state: its outcome is known, so it is told and not made again.</summary>
internal static class RepeatRule
{
    /// <param name="same">The same action, run earlier in this turn on the tree that is there now.</param>
    /// <returns>Null if it has to be run: something else may decide its outcome now.</returns>
    public static Finding? Known(Attempt same, AttemptLedger ledger, Func<string, bool> isShown) =>
        same.Kind switch
        {
            ActionKind.Read => isShown(same.CallId)
                ? Repeated(same, "It still stands above as it is; reading it again shows the same.")
                : null,
            ActionKind.Command when !ledger.IsUntouchedSince(same) => null,
            ActionKind.Note when same.Outcome.Failed => null,
            _ when same.ChangedTree => LearnedHere(ledger) ? null : Circular(same),
            ActionKind.Edit when ReadSince(same, ledger) => null,
            _ => Repeated(same, Told(same)),
        };

    private static Finding Repeated(Attempt same, string outcome) =>
        new(
            SpiralKind.Repeat,
            $"repeat:{same.Key}",
            $"Not run: this is attempt {same.Number} again ({same.Tool} {Shown(same)}), and nothing has changed since.\n{outcome}"
        );

    private static Finding Circular(Attempt same) =>
        new(
            SpiralKind.Cycle,
            $"cycle:{same.Before.Tree}",
            $"Not done: attempt {same.Number} ({same.Tool} {Shown(same)}) was the same, from the same files, and was taken back afterwards.\n{Told(same)}\nNothing new is known since. Do something else than this, or say what is missing."
        );

    private static string Shown(Attempt same) => same.Shown.Length <= 80 ? same.Shown : same.Shown[..80] + "…";

    private static string Told(Attempt same) =>
        same.Outcome.Empty ? "It found nothing then, and would find nothing now." : $"It ended so:\n{same.Outcome.Excerpt.TrimEnd()}";

    /// <summary>Something was run since the tree came to be as it is now, so the same step may make sense after all.</summary>
    private static bool LearnedHere(AttemptLedger ledger)
    {
        foreach (var attempt in ledger.Turn.Reverse())
        {
            if (attempt.ChangedTree)
                return false;
            // Whoever looks whether it also fails without a change puts the change back afterwards.
            if (attempt is { Ran: true, Kind: ActionKind.Command or ActionKind.Note, Tool: not "TodoWrite" })
                return true;
        }

        return true;
    }

    /// <summary>An edit may have been refused because the file had not been read.</summary>
    private static bool ReadSince(Attempt same, AttemptLedger ledger) =>
        ledger.Turn.Any(attempt =>
            attempt is { Kind: ActionKind.Read, Ran: true } && attempt.Number > same.Number && attempt.Paths.Intersect(same.Paths).Any()
        );
}
