using System.Collections.Immutable;
using Grip.Map.Relevance.History;

namespace Grip.Map.Relevance.Ranking;

/// <summary>What the past says: for which words a file was changed, how often and how lately.</summary>
internal static class HistoryFeatures
{
    private const double VoteMemory = 800;
    private const long Day = 24 * 60 * 60;

    private static readonly (Feature Feature, double Memory)[] Memories =
    [
        (Feature.Recent3, 3),
        (Feature.Recent15, 15),
        (Feature.Recent100, 100),
        (Feature.Recent1000, 1_000),
    ];

    public static void Fill(FeatureTable table, RankingIndex index, Question question)
    {
        var history = index.Corpus.History;
        if (history.Commits.IsEmpty)
            return;
        Votes(table, index, question);
        Words(table, index, question);
        var newest = history.Commits[0].Seconds;
        for (var file = 0; file < table.Files; file++)
            Past(table, file, history, newest);
        table.ToShare(Feature.Recent100);
        table.ToShare(Feature.Recent1000);
        table.ToShare(Feature.Changes);
    }

    /// <summary>How much the subject of each commit is about the words of the task, from 0 to 1; only those that are.</summary>
    public static Dictionary<int, double> SimilarCommits(RankingIndex index, Question question)
    {
        var wanted = question.Words.ToDictionary(word => word, index.CommitRarity);
        var norm = Math.Sqrt(wanted.Values.Sum(rarity => rarity * rarity));
        var result = new Dictionary<int, double>();
        if (norm <= 0)
            return result;
        foreach (var commit in index.Corpus.History.Commits)
        {
            double shared = 0,
                all = 0;
            foreach (var word in commit.Subject.Distinct())
            {
                var rarity = index.CommitRarity(word);
                all += rarity * rarity;
                if (wanted.TryGetValue(word, out _))
                    shared += rarity * rarity;
            }
            if (shared > 0)
                result[commit.Age] = shared / (norm * Math.Sqrt(all));
        }
        return result;
    }

    private static void Votes(FeatureTable table, RankingIndex index, Question question)
    {
        foreach (var (age, likeness) in SimilarCommits(index, question))
        {
            var commit = index.Corpus.History.Commits[age];
            var size = Math.Sqrt(Math.Max(1, commit.Changed));
            var vote = likeness * likeness * (0.25 + Math.Exp(-age / VoteMemory)) / size;
            var best = likeness / Math.Pow(Math.Max(1, commit.Changed), 0.25);
            foreach (var file in commit.Files)
            {
                table[Feature.CommitVotes][file] += (float)vote;
                table[Feature.BestCommit][file] = Math.Max(table[Feature.BestCommit][file], (float)best);
            }
        }
        table.ToShare(Feature.CommitVotes);
    }

    /// <summary>BM25 over all that was said when a file was changed.</summary>
    private static void Words(FeatureTable table, RankingIndex index, Question question)
    {
        var history = index.Corpus.History;
        var lengths = new double[table.Files];
        var counts = question.Words.ToDictionary(word => word, _ => new double[table.Files]);
        var bodies = question.Words.ToDictionary(word => word, _ => new double[table.Files]);
        foreach (var commit in history.Commits)
        {
            var weight = 1 / Math.Sqrt(Math.Max(1, commit.Changed));
            foreach (var file in commit.Files)
                lengths[file] += weight * commit.Subject.Length;
            Add(counts, commit.Subject, commit, weight);
            Add(bodies, commit.Body, commit, weight);
        }
        var average = Math.Max(0.01, lengths.Average());
        foreach (var word in question.Words)
        {
            var rarity = index.CommitRarity(word);
            for (var file = 0; file < table.Files; file++)
            {
                var damping = 0.6 * (0.4 + 0.6 * lengths[file] / average);
                table[Feature.CommitWords][file] += (float)(rarity * counts[word][file] / (counts[word][file] + damping));
                table[Feature.BodyWords][file] += (float)(rarity * bodies[word][file] / (bodies[word][file] + damping));
            }
        }
        table.ToShare(Feature.CommitWords);
        table.ToShare(Feature.BodyWords);
        table.ToRank(Feature.CommitWords, Feature.CommitWordsRank);
    }

    private static void Add(Dictionary<int, double[]> counts, ImmutableArray<int> words, PastCommit commit, double weight)
    {
        foreach (var word in words)
            if (counts.TryGetValue(word, out var column))
                foreach (var file in commit.Files)
                    column[file] += weight;
    }

    private static void Past(FeatureTable table, int file, ProjectHistory history, long newest)
    {
        var ages = history.ByFile[file];
        foreach (var age in ages)
        {
            var commit = history.Commits[age];
            var weight = 1 / Math.Pow(Math.Max(1, commit.Changed), 0.3);
            foreach (var (feature, memory) in Memories)
                table[feature][file] += (float)(weight * Math.Exp(-age / memory));
            if (newest - commit.Seconds < Day)
                table[Feature.LastDay][file] += (float)weight;
        }
        table[Feature.Changes][file] = MathF.Log(1 + ages.Length);
        table[Feature.LastTouch][file] = ages.IsEmpty ? 0 : (float)(1 / (1 + Math.Log(1 + ages[0])));
    }
}
