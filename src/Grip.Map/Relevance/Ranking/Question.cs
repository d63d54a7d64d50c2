using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Grip.Map.Relevance.Words;

namespace Grip.Map.Relevance.Ranking;

/// <param name="Term">A number of the vocabulary.</param>
/// <param name="Weight">How much it counts: its rarity, times less than 1 for a word that only stands for one of the task.</param>
/// <param name="IsOfTask">False for a word that only means the same as one of the task.</param>
public sealed record QuestionTerm(int Term, string Word, double Weight, bool IsOfTask);

/// <param name="IsCode">Looks like code ("ParseOptions", "parser.Next", `x`), not like a word of a sentence.</param>
public sealed record QuestionName(int Term, string Text, bool IsCode);

/// <summary>A task in words, taken apart against the words of one corpus.</summary>
public sealed partial class Question
{
    private Question(
        string text,
        ImmutableArray<int> words,
        ImmutableArray<QuestionTerm> terms,
        ImmutableArray<QuestionTerm> pairs,
        ImmutableArray<QuestionName> names
    )
    {
        (Text, Words, Terms, Pairs, Names) = (text, words, terms, pairs, names);
        Total = Math.Max(1e-9, terms.Where(term => term.IsOfTask).Sum(term => term.Weight));
    }

    public string Text { get; }

    /// <summary>Every word that a file or a commit knows.</summary>
    public ImmutableArray<int> Words { get; }

    /// <summary>The words that stand in a file, and such as mean the same.</summary>
    public ImmutableArray<QuestionTerm> Terms { get; }

    /// <summary>Neighbouring words, as identifiers are made of them.</summary>
    public ImmutableArray<QuestionTerm> Pairs { get; }

    /// <summary>Whole words that some file declares or uses as an identifier.</summary>
    public ImmutableArray<QuestionName> Names { get; }

    /// <summary>The weight of all words of the task.</summary>
    public double Total { get; }

    public static Question Of(string text, Vocabulary vocabulary, DocumentFrequencies frequencies)
    {
        var words = new SubWords(new Stemmer());
        var sequence = words.Of(Shortened().Replace(text, "$1$2"));
        var own = sequence.Distinct().ToList();
        var terms = own.Select(word => Term(word, 1, isOfTask: true))
            .Concat(own.SelectMany(word => Synonyms.Of(word).Except(own)).Distinct().Select(word => Term(word, 0.4, isOfTask: false)))
            .OfType<QuestionTerm>();
        var pairs = sequence
            .Zip(sequence.Skip(1), (first, second) => $"{first}·{second}")
            .Distinct()
            .Select(pair => Term(pair, 1, isOfTask: true))
            .OfType<QuestionTerm>();
        return new Question(
            text,
            [.. own.Select(vocabulary.Find).Where(word => word >= 0)],
            [.. terms],
            [.. pairs],
            [.. NamesIn(text, vocabulary)]
        );

        QuestionTerm? Term(string word, double factor, bool isOfTask) =>
            vocabulary.Find(word) is var number and >= 0 && frequencies.Of(number) > 0
                ? new QuestionTerm(number, word, factor * frequencies.Rarity(number), isOfTask)
                : null;
    }

    private static IEnumerable<QuestionName> NamesIn(string text, Vocabulary vocabulary)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in Identifier().Matches(text))
        {
            var name = match.Value;
            if (!seen.Add(name) || vocabulary.Find(name) is not (>= 0 and var number))
                continue;
            var before = match.Index > 0 ? text[match.Index - 1] : ' ';
            var after = match.Index + name.Length < text.Length ? text[match.Index + name.Length] : ' ';
            var isCode =
                InnerCapital().IsMatch(name)
                || before is '`' or '.' or '<'
                || after is '`' or '(' or '<'
                || (after == '.' && match.Index + name.Length + 1 < text.Length && char.IsLetter(text[match.Index + name.Length + 1]));
            yield return new QuestionName(number, name, isCode);
        }
    }

    /// <summary>"AOT's" is AOT, "don't" is dont.</summary>
    [GeneratedRegex(@"(\w)'(?:s\b|(\w))", RegexOptions.CultureInvariant)]
    private static partial Regex Shortened();

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{Nd}_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"[\p{Ll}\p{Nd}]\p{Lu}|^\p{Lu}\p{Lu}+\p{Ll}|_", RegexOptions.CultureInvariant)]
    private static partial Regex InnerCapital();
}
