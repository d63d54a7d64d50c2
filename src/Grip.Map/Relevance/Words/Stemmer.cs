namespace Grip.Map.Relevance.Words;

/// <summary>Porter's algorithm (1980) for English words: "parsing", "parsed" and "parses" become "pars". Not thread-safe: it remembers.</summary>
public sealed class Stemmer
{
    private static readonly (string Suffix, string Replacement)[] SecondStep =
    [
        ("ational", "ate"),
        ("tional", "tion"),
        ("enci", "ence"),
        ("anci", "ance"),
        ("izer", "ize"),
        ("abli", "able"),
        ("alli", "al"),
        ("entli", "ent"),
        ("eli", "e"),
        ("ousli", "ous"),
        ("ization", "ize"),
        ("ation", "ate"),
        ("ator", "ate"),
        ("alism", "al"),
        ("iveness", "ive"),
        ("fulness", "ful"),
        ("ousness", "ous"),
        ("aliti", "al"),
        ("iviti", "ive"),
        ("biliti", "ble"),
    ];

    private static readonly (string Suffix, string Replacement)[] ThirdStep =
    [
        ("icate", "ic"),
        ("ative", ""),
        ("alize", "al"),
        ("iciti", "ic"),
        ("ical", "ic"),
        ("ful", ""),
        ("ness", ""),
    ];

    private static readonly string[] FourthStep =
    [
        "al",
        "ance",
        "ence",
        "er",
        "ic",
        "able",
        "ible",
        "ant",
        "ement",
        "ment",
        "ent",
        "sion",
        "tion",
        "ou",
        "ism",
        "ate",
        "iti",
        "ous",
        "ive",
        "ize",
    ];

    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <param name="word">In lower case; words that are not plain English letters stay as they are.</param>
    public string Stem(string word)
    {
        if (word.Length < 3 || word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
            return word;
        if (!_known.TryGetValue(word, out var stem))
            _known[word] = stem = FifthStep(Fourth(Longest(Longest(Y(FirstStep(word)), SecondStep), ThirdStep)));
        return stem;
    }

    private static string FirstStep(string word)
    {
        if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ies", StringComparison.Ordinal))
            word = word[..^2];
        else if (word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal))
            word = word[..^1];
        if (word.EndsWith("eed", StringComparison.Ordinal))
            return Measure(word.AsSpan(0, word.Length - 3)) > 0 ? word[..^1] : word;
        if (word.EndsWith("ed", StringComparison.Ordinal) && HasVowel(word.AsSpan(0, word.Length - 2)))
            return Repair(word[..^2]);
        if (word.EndsWith("ing", StringComparison.Ordinal) && HasVowel(word.AsSpan(0, word.Length - 3)))
            return Repair(word[..^3]);
        return word;
    }

    /// <summary>What "-ed" and "-ing" leave: "hopp" is "hop", "fil" is "file", "conflat" is "conflate".</summary>
    private static string Repair(string stem)
    {
        if (
            stem.EndsWith("at", StringComparison.Ordinal)
            || stem.EndsWith("bl", StringComparison.Ordinal)
            || stem.EndsWith("iz", StringComparison.Ordinal)
        )
            return stem + "e";
        if (stem.Length > 1 && stem[^1] == stem[^2] && !IsVowel(stem, stem.Length - 1) && stem[^1] is not ('l' or 's' or 'z'))
            return stem[..^1];
        return Measure(stem) == 1 && EndsShort(stem) ? stem + "e" : stem;
    }

    private static string Y(string word) =>
        word.Length > 1 && word[^1] == 'y' && HasVowel(word.AsSpan(0, word.Length - 1)) ? word[..^1] + "i" : word;

    private static string Longest(string word, (string Suffix, string Replacement)[] endings)
    {
        foreach (var (suffix, replacement) in endings)
            if (word.EndsWith(suffix, StringComparison.Ordinal))
                return Measure(word.AsSpan(0, word.Length - suffix.Length)) > 0 ? word[..^suffix.Length] + replacement : word;
        return word;
    }

    private static string Fourth(string word)
    {
        var longest = "";
        foreach (var suffix in FourthStep)
            if (suffix.Length > longest.Length && word.EndsWith(suffix, StringComparison.Ordinal))
                longest = suffix;
        // Of "-sion" and "-tion" only the "ion" goes.
        var cut = longest is "sion" or "tion" ? 3 : longest.Length;
        return cut > 0 && Measure(word.AsSpan(0, word.Length - cut)) > 1 ? word[..^cut] : word;
    }

    private static string FifthStep(string word)
    {
        if (word[^1] == 'e')
        {
            var measure = Measure(word.AsSpan(0, word.Length - 1));
            if (measure > 1 || (measure == 1 && !EndsShort(word.AsSpan(0, word.Length - 1))))
                word = word[..^1];
        }
        return word.EndsWith("ll", StringComparison.Ordinal) && Measure(word) > 1 ? word[..^1] : word;
    }

    /// <summary>How often a vowel is followed by a consonant.</summary>
    private static int Measure(ReadOnlySpan<char> stem)
    {
        var count = 0;
        for (var i = 1; i < stem.Length; i++)
            if (IsVowel(stem, i - 1) && !IsVowel(stem, i))
                count++;
        return count;
    }

    private static bool HasVowel(ReadOnlySpan<char> stem)
    {
        for (var i = 0; i < stem.Length; i++)
            if (IsVowel(stem, i))
                return true;
        return false;
    }

    /// <summary>Consonant, vowel, consonant other than w, x and y.</summary>
    private static bool EndsShort(ReadOnlySpan<char> stem) =>
        stem.Length > 2
        && !IsVowel(stem, stem.Length - 3)
        && IsVowel(stem, stem.Length - 2)
        && !IsVowel(stem, stem.Length - 1)
        && stem[^1] is not ('w' or 'x' or 'y');

    private static bool IsVowel(ReadOnlySpan<char> word, int index) =>
        word[index] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' => true,
            'y' => index > 0 && !IsVowel(word, index - 1),
            _ => false,
        };
}
