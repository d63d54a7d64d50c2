using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Grip.Map.Relevance.History;
using Grip.Map.Relevance.Words;

namespace Grip.Benchmarks.Relevance;

/// <param name="Parent">The tree that the question is asked of.</param>
/// <param name="History">What was before, newest first.</param>
internal sealed record TrainingCase(string Parent, string Query, IReadOnlyList<string> Relevant, ImmutableArray<CommitRecord> History);

/// <summary>Commits of a repository's past as questions: what people wrote, and which files they then changed.</summary>
internal static partial class TrainingCases
{
    private const int LeastHistory = 150;

    public static async Task<IReadOnlyList<TrainingCase>> OfAsync(
        GitObjects git,
        int wanted,
        ISet<string> without,
        CancellationToken cancellation
    )
    {
        var log = await git.HistoryAsync("HEAD", 100_000, cancellation);
        var words = new SubWords(new Stemmer());
        var usable = Enumerable
            .Range(0, Math.Max(0, log.Length - LeastHistory))
            .Where(i => !without.Contains(log[i].Id) && IsUsable(log[i], words))
            .ToList();
        var step = Math.Max(1.0, (double)usable.Count / wanted);
        List<TrainingCase> cases = [];
        for (var at = 0.0; at < usable.Count && cases.Count < wanted; at += step)
        {
            var i = usable[(int)at];
            // Older by date: nothing that follows the commit is among them.
            var history = log.AsSpan(i + 1, Math.Min(HistoryLog.Commits, log.Length - i - 1)).ToImmutableArray();
            cases.Add(
                new TrainingCase(
                    log[i].Id + "^",
                    log[i].Subject,
                    [.. log[i].Changes.Where(IsModified).Select(change => change.Path)],
                    history
                )
            );
        }
        return cases;
    }

    private static bool IsModified(PathChange change) => !change.IsDeletion && change.From is null;

    private static bool IsUsable(CommitRecord commit, SubWords words) =>
        commit.Changes.Count(IsModified) is >= 3 and <= 15 && words.Of(commit.Subject).Count >= 3 && !Chore().IsMatch(commit.Subject);

    [GeneratedRegex(@"^(merge|revert|bump|release|version|update version|prepare|\[maven)|^v?\d", RegexOptions.IgnoreCase)]
    private static partial Regex Chore();
}
