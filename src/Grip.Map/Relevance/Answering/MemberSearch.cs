using System.Collections.Immutable;
using Grip.Map.Relevance.Facts;
using Grip.Map.Relevance.Ranking;
using Grip.Map.Relevance.Words;

namespace Grip.Map.Relevance.Answering;

/// <summary>The members of a file that fit a task best: by their name, and by the words between their first and last line.</summary>
internal sealed class MemberSearch(string folder, Question question, RankingIndex index)
{
    private const int Shown = 3;
    private const double Worthwhile = 0.2;
    private readonly SubWords _words = new(new Stemmer());

    public ImmutableArray<RelevantMember> BestOf(CorpusFile file)
    {
        var lines = Lines(Path.Combine(folder, file.Path));
        var scored = file
            .Facts.Declared.Where(declared => declared.LastLine <= lines.Length)
            .Select(declared => (Declared: declared, Score: Score(declared, lines)))
            .Where(member => member.Score >= Worthwhile)
            .OrderByDescending(member => member.Score)
            .ThenBy(member => member.Declared.Line)
            .Take(Shown);
        return [.. scored.Select(member => Member(member.Declared))];
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private double Score(DeclaredName declared, string[] lines)
    {
        var score = WordFeatures.Likeness(declared.Words, question, index.Frequencies);
        var name = index.Corpus.Vocabulary[declared.Name];
        if (question.Names.Any(named => named.Text == name))
            score += 1;
        // What stands in a type stands in its members.
        return declared.Kind == DeclaredKind.Type ? score * 0.6 : score + Body(declared, lines);
    }

    private double Body(DeclaredName declared, string[] lines)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        List<string> words = [];
        for (var line = declared.Line; line <= declared.LastLine; line++)
            _words.Add(lines[line - 1], words);
        foreach (var word in words)
            counts[word] = counts.GetValueOrDefault(word) + 1;
        var damping = 1.2 * (0.4 + 0.6 * words.Count / 60);
        return question.Terms.Sum(term => counts.TryGetValue(term.Word, out var count) ? term.Weight * count / (count + damping) : 0)
            / question.Total;
    }

    private RelevantMember Member(DeclaredName declared)
    {
        var vocabulary = index.Corpus.Vocabulary;
        var name = vocabulary[declared.Name];
        return new RelevantMember(
            declared.Container >= 0 ? $"{vocabulary[declared.Container]}.{name}" : name,
            declared.Kind.ToString().ToLowerInvariant(),
            declared.Line,
            declared.LastLine
        );
    }
}
