using System.Collections.Immutable;
using Grip.Map.Relevance.Facts;

namespace Grip.Map.Relevance.Ranking;

/// <summary>What is the same for every question about a corpus.</summary>
public sealed class RankingIndex
{
    private RankingIndex(Corpus corpus)
    {
        Corpus = corpus;
        Frequencies = DocumentFrequencies.Of(corpus);
        Graph = IdentifierGraph.Of(corpus);
        FieldLengths =
        [
            .. Enumerable
                .Range(0, SourceFacts.FieldCount)
                .Select(field => corpus.Files.Select(file => (float)file.Facts.Terms[field].Sum(term => term.Count)).ToArray()),
        ];
        CommitFrequencies = CountCommits(corpus);
    }

    public Corpus Corpus { get; }

    public DocumentFrequencies Frequencies { get; }

    public IdentifierGraph Graph { get; }

    /// <summary>For each field how many words each file has there.</summary>
    public ImmutableArray<float[]> FieldLengths { get; }

    /// <summary>In how many commit subjects each word stands.</summary>
    public Dictionary<int, int> CommitFrequencies { get; }

    public static RankingIndex Of(Corpus corpus) => new(corpus);

    /// <summary>How rare a word is in commit subjects.</summary>
    public double CommitRarity(int word)
    {
        var count = CommitFrequencies.GetValueOrDefault(word);
        return count == 0 ? 0 : Math.Log(1 + (Corpus.History.Commits.Length - count + 0.5) / (count + 0.5));
    }

    private static Dictionary<int, int> CountCommits(Corpus corpus)
    {
        var counts = new Dictionary<int, int>();
        foreach (var commit in corpus.History.Commits)
        foreach (var word in commit.Subject.Distinct())
            counts[word] = counts.GetValueOrDefault(word) + 1;
        return counts;
    }
}
