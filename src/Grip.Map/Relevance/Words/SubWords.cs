namespace Grip.Map.Relevance.Words;

/// <summary>Takes text apart into stemmed sub-words: "ParseJSONOptions" is "pars", "json", "option".</summary>
public sealed class SubWords(Stemmer stemmer)
{
    private const int LongestWord = 40;

    private static readonly HashSet<string> Empty = new(
        (
            "a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its "
            + "just me more my no of on or our out over own she should so some such than that the their them then there these they "
            + "this those to too up us was we were what when where which while who why will with would you your"
        ).Split(' '),
        StringComparer.Ordinal
    );

    /// <summary>The sub-words of an identifier or of prose, in order; those that say nothing ("the", single letters) are left out.</summary>
    public void Add(ReadOnlySpan<char> text, List<string> words)
    {
        var start = 0;
        while (start < text.Length)
        {
            if (!char.IsLetterOrDigit(text[start]))
            {
                start++;
                continue;
            }
            var end = EndOfWord(text, start);
            if (end - start is > 1 and <= LongestWord && Word(text[start..end]) is { } word)
                words.Add(word);
            start = end;
        }
    }

    public List<string> Of(ReadOnlySpan<char> text)
    {
        List<string> words = [];
        Add(text, words);
        return words;
    }

    private string? Word(ReadOnlySpan<char> text)
    {
        Span<char> lower = stackalloc char[LongestWord];
        var length = text.ToLowerInvariant(lower);
        var word = new string(lower[..length]);
        return Empty.Contains(word) ? null : stemmer.Stem(word);
    }

    /// <summary>A word ends before a capital that follows a small letter, before the last capital of an acronym, and between letters and digits.</summary>
    private static int EndOfWord(ReadOnlySpan<char> text, int start)
    {
        var i = start + 1;
        for (; i < text.Length && char.IsLetterOrDigit(text[i]); i++)
        {
            var (before, here) = (text[i - 1], text[i]);
            if (char.IsDigit(before) != char.IsDigit(here) || (!char.IsUpper(before) && char.IsUpper(here)))
                break;
            // "JSONOptions": the O belongs to the next word; "URLs" is one word.
            if (char.IsUpper(before) && char.IsUpper(here) && i + 1 < text.Length && char.IsLower(text[i + 1]) && !IsPlural(text, i + 1))
                break;
        }
        return i;
    }

    private static bool IsPlural(ReadOnlySpan<char> text, int index) =>
        text[index] == 's' && (index + 1 == text.Length || !char.IsLower(text[index + 1]));
}
