using System.Collections.Immutable;
using Grip.Map.Relevance.Facts;

namespace Grip.Map.Relevance.Ranking;

/// <summary>How well the words of a file fit the words of the task: BM25 by field, and names that are made of the task's words.</summary>
internal static class WordFeatures
{
    private const double Saturation = 1.2;

    private static readonly (TermField Field, Feature Feature, double LengthNorm)[] Fields =
    [
        (TermField.Types, Feature.TypeWords, 0.3),
        (TermField.Members, Feature.MemberWords, 0.5),
        (TermField.Uses, Feature.UseWords, 0.6),
        (TermField.Comments, Feature.CommentWords, 0.6),
        (TermField.Strings, Feature.StringWords, 0.6),
    ];

    public static void Fill(FeatureTable table, RankingIndex index, Question question)
    {
        var files = index.Corpus.Files;
        foreach (var (field, feature, norm) in Fields)
            Field(table[feature], index, field, question.Terms, norm);
        Field(table[Feature.PairWords], index, TermField.Pairs, question.Pairs, 0.5);
        Bag(table[Feature.Bm25], index, question.Terms);
        for (var file = 0; file < files.Length; file++)
            Names(table, file, files[file], question, index.Frequencies);
        foreach (var feature in Fields.Select(field => field.Feature).Append(Feature.PairWords).Append(Feature.Bm25))
            table.ToShare(feature);
        table.ToRank(Feature.Bm25, Feature.Bm25Rank);
    }

    public static int CountOf(ImmutableArray<TermCount> terms, int term)
    {
        var (low, high) = (0, terms.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var here = terms[middle];
            if (here.Term == term)
                return here.Count;
            if (here.Term < term)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return 0;
    }

    private static void Field(float[] column, RankingIndex index, TermField field, ImmutableArray<QuestionTerm> terms, double norm)
    {
        var lengths = index.FieldLengths[(int)field];
        var average = Math.Max(1, lengths.Length == 0 ? 1 : lengths.Average());
        for (var file = 0; file < column.Length; file++)
        {
            var counts = index.Corpus.Files[file].Facts.Terms[(int)field];
            var damping = Saturation * (1 - norm + norm * lengths[file] / average);
            foreach (var term in terms)
                if (CountOf(counts, term.Term) is > 0 and var count)
                    column[file] += (float)(term.Weight * count / (count + damping));
        }
    }

    /// <summary>BM25 over all fields and the path as one bag of words.</summary>
    public static void Bag(float[] column, RankingIndex index, ImmutableArray<QuestionTerm> terms)
    {
        var files = index.Corpus.Files;
        var lengths = Enumerable
            .Range(0, files.Length)
            .Select(file => index.FieldLengths.Take((int)TermField.Pairs).Sum(field => field[file]))
            .ToArray();
        var average = Math.Max(1, lengths.Length == 0 ? 1 : lengths.Average());
        for (var file = 0; file < files.Length; file++)
            foreach (var term in terms)
            {
                var count = files[file].Stem.Contains(term.Term) || files[file].Folders.Contains(term.Term) ? 1 : 0;
                for (var field = 0; field < (int)TermField.Pairs; field++)
                    count += CountOf(files[file].Facts.Terms[field], term.Term);
                if (count > 0)
                    column[file] += (float)(term.Weight * count / (count + Saturation * (0.25 + 0.75 * lengths[file] / average)));
            }
    }

    private static void Names(FeatureTable table, int number, CorpusFile file, Question question, DocumentFrequencies frequencies)
    {
        double all = 0,
            declared = 0,
            folders = 0,
            stem = 0;
        foreach (var term in question.Terms)
        {
            var inStem = file.Stem.Contains(term.Term);
            var inFolders = file.Folders.Contains(term.Term);
            var isDeclared =
                inStem
                || CountOf(file.Facts.Terms[(int)TermField.Types], term.Term) > 0
                || CountOf(file.Facts.Terms[(int)TermField.Members], term.Term) > 0;
            stem += inStem ? term.Weight : 0;
            folders += inFolders ? term.Weight : 0;
            if (!term.IsOfTask)
                continue;
            declared += isDeclared ? term.Weight : 0;
            all += isDeclared || inFolders || file.Facts.Terms.Any(field => CountOf(field, term.Term) > 0) ? term.Weight : 0;
        }
        table[Feature.StemWords][number] = (float)(stem / question.Total);
        table[Feature.FolderWords][number] = (float)(folders / question.Total);
        table[Feature.Coverage][number] = (float)(all / question.Total);
        table[Feature.CoverageDeclared][number] = (float)(declared / question.Total);
        table[Feature.StemMatch][number] = (float)Likeness(file.Stem, question, frequencies);
        foreach (var name in file.Facts.Declared)
        {
            if (name.Kind == DeclaredKind.Constructor)
                continue;
            var column = table[name.Kind == DeclaredKind.Type ? Feature.BestType : Feature.BestMember];
            column[number] = Math.Max(column[number], (float)Likeness(name.Words, question, frequencies));
        }
    }

    /// <summary>The cosine of a name's words and the task's words, each by its rarity.</summary>
    public static double Likeness(ImmutableArray<int> words, Question question, DocumentFrequencies frequencies)
    {
        double shared = 0;
        foreach (var term in question.Terms)
            if (words.Contains(term.Term))
                shared += term.Weight * frequencies.Rarity(term.Term);
        if (shared <= 0)
            return 0;
        var name = Math.Sqrt(words.Sum(word => Math.Pow(frequencies.Rarity(word), 2)));
        var task = Math.Sqrt(question.Terms.Where(term => term.IsOfTask).Sum(term => term.Weight * term.Weight));
        return shared / Math.Max(1e-9, name * task);
    }
}
