using Grip.Map.Relevance.Facts;

namespace Grip.Map.Relevance.Ranking;

/// <summary>In how many files each word stands, anywhere in them or in their path.</summary>
public sealed class DocumentFrequencies
{
    private readonly int[] _counts;

    private DocumentFrequencies(int[] counts, int files) => (_counts, Files) = (counts, files);

    public int Files { get; }

    public static DocumentFrequencies Of(Corpus corpus)
    {
        var counts = new int[corpus.Vocabulary.Count];
        var seenIn = new int[corpus.Vocabulary.Count];
        for (var file = 0; file < corpus.Files.Length; file++)
        {
            foreach (var field in corpus.Files[file].Facts.Terms)
            foreach (var term in field)
                Count(term.Term, file + 1);
            foreach (var term in corpus.Files[file].Stem)
                Count(term, file + 1);
            foreach (var term in corpus.Files[file].Folders)
                Count(term, file + 1);
        }
        return new DocumentFrequencies(counts, corpus.Files.Length);

        void Count(int term, int mark)
        {
            if (seenIn[term] == mark)
                return;
            seenIn[term] = mark;
            counts[term]++;
        }
    }

    public int Of(int term) => term >= 0 && term < _counts.Length ? _counts[term] : 0;

    /// <summary>The inverse document frequency of BM25; never negative.</summary>
    public double Rarity(int term)
    {
        var count = Of(term);
        return Math.Log(1 + (Files - count + 0.5) / (count + 0.5));
    }
}
