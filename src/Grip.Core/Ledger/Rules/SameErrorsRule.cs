namespace Grip.Core.Ledger.Rules;

/// <summary>Different edits at the same place, and after each of them the same is wrong.</summary>
internal static class SameErrorsRule
{
    private const int FirstNoticed = 2;

    public static Finding? Look(LedgerView view)
    {
        var now = view.Now;
        if (now.Faults.Length == 0)
            return null;
        var rounds = Rounds(view);
        return rounds.Count < FirstNoticed
            ? null
            : new Finding(
                SpiralKind.SameErrors,
                $"errors:{now.Faults}",
                $"The same is wrong after {rounds.Count + 1} different edits ({string.Join(", ", rounds.TakeLast(6))}): {What(view)}\nThese edits are not where the cause is. Look for it elsewhere before the next edit."
            );
    }

    /// <summary>The edits that aimed at these errors and left them as they were, by number.</summary>
    private static List<int> Rounds(LedgerView view)
    {
        var rounds = new List<int>();
        var edits = new List<Attempt>();
        var aimed = new List<Attempt>();
        var trees = new HashSet<string>(StringComparer.Ordinal);
        var seen = false;
        foreach (var attempt in view.SinceProgress.Append(view.Now))
        {
            if (attempt is { Kind: ActionKind.Edit, ChangedTree: true, Outcome.Failed: false })
                edits.Add(attempt);
            if (attempt.Faults != view.Now.Faults)
                continue;
            // The same files have the same errors: that is no try that failed.
            if (!trees.Add(attempt.TreeAfter))
            {
                edits.Clear();
                continue;
            }

            // The first edits after the errors were seen are the first try; later ones have to be at the same place.
            var at = !seen || aimed.Count == 0 ? edits.ToList() : edits.Where(edit => AimsAt(edit, view.Now, aimed)).ToList();
            if (seen && at.Count > 0)
                rounds.Add(at[^1].Number);
            aimed.AddRange(at);
            edits.Clear();
            seen = true;
        }

        return rounds;
    }

    /// <summary>Work elsewhere while an error stays open is no sign of anything; working on the same lines again is.</summary>
    private static bool AimsAt(Attempt edit, Attempt failing, List<Attempt> aimed)
    {
        var again = aimed.Where(earlier => earlier.Paths.Intersect(edit.Paths).Any()).ToList();
        return again.Count > 0 && edit is { Subject.Length: 0, Made.Length: > 0 }
            || again.Any(earlier => SharesLine(earlier, edit))
            || (again.Count > 0 || IsNamed(edit, failing))
                && Names(failing)
                    .Any(name =>
                        edit.Subject.Contains(name, StringComparison.Ordinal) || edit.Made.Contains(name, StringComparison.Ordinal)
                    );
    }

    /// <summary>The errors are in a file that it changed.</summary>
    private static bool IsNamed(Attempt edit, Attempt failing) =>
        Errors(failing).Any(line => edit.Paths.Any(path => line.Contains(path, StringComparison.Ordinal)));

    private static bool SharesLine(Attempt earlier, Attempt later) =>
        Lines(earlier.Made).Intersect(Lines(later.Subject), StringComparer.Ordinal).Any()
        || Lines(earlier.Subject).Intersect(Lines(later.Subject), StringComparer.Ordinal).Any();

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 8);

    private static IEnumerable<string> Errors(Attempt failing) => failing.Outcome.Errors.Concat(failing.Before.Errors);

    /// <summary>Names in quotes in the error's text.</summary>
    private static IEnumerable<string> Names(Attempt failing) =>
        Errors(failing).SelectMany(line => QuotedNames.Of(line)).Where(name => name.Length > 3).Take(20);

    private static string What(LedgerView view)
    {
        var lines = view.Now.Outcome.Errors.IsEmpty ? view.Now.Before.Errors : view.Now.Outcome.Errors;
        return string.Join("; ", lines.Take(3));
    }
}
