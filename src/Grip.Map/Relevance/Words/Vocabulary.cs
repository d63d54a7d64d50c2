namespace Grip.Map.Relevance.Words;

/// <summary>Numbers for strings, so that files are compared by numbers. Not thread-safe while it grows.</summary>
public sealed class Vocabulary
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    public int Count => _words.Count;

    public string this[int number] => _words[number];

    /// <summary>The number of a string, given now if it has none.</summary>
    public int Number(string word)
    {
        ref var number = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_numbers, word, out var known);
        if (!known)
        {
            number = _words.Count;
            _words.Add(word);
        }
        return number;
    }

    /// <summary>The number of a string, or -1.</summary>
    public int Find(string word) => _numbers.GetValueOrDefault(word, -1);
}
