using System.Collections.Immutable;

namespace Grip.Core.Ledger.Rules;

/// <summary>Looking for the same thing in other spellings and places, after it was not found.</summary>
internal static class EmptySearchRule
{
    private const int FirstNoticed = 3;

    public static Finding? Look(LedgerView view)
    {
        var now = view.Now;
        if (!now.Outcome.Empty)
            return null;
        var same = SameSearches(view).ToList();
        return same.Count + 1 < FirstNoticed
            ? null
            : new Finding(
                SpiralKind.EmptySearch,
                $"search:{Core(now)[0]}",
                $"{same.Count + 1} searches for this have found nothing ({string.Join(", ", same.Select(attempt => attempt.Number).TakeLast(6))}, {now.Number}). It is not in this workspace; searching for it again gives nothing. Go on without it, or find out what it is called here."
            );
    }

    /// <summary>Earlier searches in the same tree that looked for the same in other words and found nothing.</summary>
    public static IEnumerable<Attempt> SameSearches(LedgerView view)
    {
        var core = Core(view.Now);
        return view.Before.Where(attempt =>
            attempt.Outcome.Empty
            && attempt.Before.Tree == view.Now.Before.Tree
            && Core(attempt).Any(one => core.Any(other => Same(one, other)))
        );
    }

    /// <summary>What is looked for, in small letters and digits alone, one for each alternative.</summary>
    public static ImmutableArray<string> Core(Attempt search)
    {
        var cores = Pattern(search)
            .Split('|')
            .Select(part => new string([.. part.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]))
            .Where(core => core.Length > 1)
            .ToImmutableArray();
        return cores.IsEmpty ? [search.Key] : cores;
    }

    /// <summary>The pattern; of a command of the shell the first word that is neither a flag nor the program.</summary>
    public static string Pattern(Attempt search) =>
        search.Kind != ActionKind.Command
            ? search.Subject
            : ShellWords
                .Parts(search.Subject)
                .SelectMany(part => part.Words)
                .SkipWhile(word => word is "git" or "grep" or "rg" or "egrep" or "find")
                .FirstOrDefault(word => !word.StartsWith('-') && word is not ("." or "src"))
                ?? search.Subject;

    private static bool Same(string one, string other) =>
        one == other
        || (
            one.Length >= 4
            && other.Length >= 4
            && (one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal))
        );
}
