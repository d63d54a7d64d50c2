using System.Collections.Immutable;
using Grip.Map.Relevance.Facts;

namespace Grip.Map.Relevance.Ranking;

/// <summary>Files that use and declare the same rare words as the hits.</summary>
internal sealed class SimilarFiles(RankingIndex index)
{
    private static readonly TermField[] Fields = [TermField.Types, TermField.Members, TermField.Uses];

    /// <summary>Adds to each file its likeness to each hit, times the hit's weight.</summary>
    public void Fill(float[] column, ReadOnlySpan<(int File, float Weight)> hits)
    {
        var files = index.Corpus.Files;
        foreach (var (hit, weight) in hits)
        {
            var words = Vector(files[hit]);
            var norm = Math.Sqrt(words.Values.Sum(value => value * value));
            if (norm <= 0)
                continue;
            for (var file = 0; file < files.Length; file++)
                if (file != hit)
                    column[file] += (float)(weight * Cosine(files[file], words, norm));
        }
    }

    private Dictionary<int, double> Vector(CorpusFile file)
    {
        var words = new Dictionary<int, double>();
        foreach (var (term, value) in Values(file))
            words[term] = words.GetValueOrDefault(term) + value;
        return words;
    }

    private double Cosine(CorpusFile file, Dictionary<int, double> words, double norm)
    {
        double shared = 0,
            own = 0;
        foreach (var (term, value) in Values(file))
        {
            own += value * value;
            if (words.TryGetValue(term, out var other))
                shared += value * other;
        }
        return own > 0 ? shared / (norm * Math.Sqrt(own)) : 0;
    }

    private IEnumerable<(int Term, double Value)> Values(CorpusFile file)
    {
        foreach (var field in Fields)
        foreach (var count in file.Facts.Terms[(int)field])
            yield return (count.Term, Math.Log(1 + count.Count) * index.Frequencies.Rarity(count.Term));
    }
}
