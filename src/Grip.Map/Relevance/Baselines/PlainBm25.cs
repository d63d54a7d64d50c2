using Grip.Map.Relevance.Ranking;

namespace Grip.Map.Relevance.Baselines;

/// <summary>BM25 over the sub-words of paths, identifiers, comments and strings: what a search engine would answer.</summary>
public static class PlainBm25
{
    /// <summary>The numbers of the files, best first.</summary>
    public static IEnumerable<int> Rank(RankingIndex index, string text)
    {
        var question = Question.Of(text, index.Corpus.Vocabulary, index.Frequencies);
        var scores = new float[index.Corpus.Files.Length];
        WordFeatures.Bag(scores, index, [.. question.Terms.Where(term => term.IsOfTask)]);
        return Enumerable.Range(0, scores.Length).OrderByDescending(file => scores[file]).ThenBy(file => file);
    }
}
