using System.Collections.Immutable;

namespace Grip.Screen.LineEditor;

/// <summary>What was sent before, to go back to; the text that was being written waits at the end.</summary>
/// <param name="earlier">The oldest first.</param>
internal sealed class InputHistory(ImmutableArray<string> earlier)
{
    private ImmutableArray<string> _entries = earlier;
    private string _draft = "";
    private int _at = earlier.Length;

    /// <summary>Called with each new entry.</summary>
    public Action<string>? Added { get; init; }

    public void Add(string text)
    {
        if (_entries is not [.., var last] || last != text)
        {
            _entries = _entries.Add(text);
            Added?.Invoke(text);
        }

        Leave();
    }

    /// <summary>Back at the end: what is written now is a new text.</summary>
    public void Leave() => (_at, _draft) = (_entries.Length, "");

    /// <returns>The entry before, or null at the first.</returns>
    public string? Older(string current)
    {
        if (_at == 0)
            return null;
        if (_at == _entries.Length)
            _draft = current;
        return _entries[--_at];
    }

    /// <returns>The entry after, at last the draft; null if that is it already.</returns>
    public string? Newer()
    {
        if (_at >= _entries.Length)
            return null;
        return ++_at == _entries.Length ? _draft : _entries[_at];
    }

    /// <summary>The newest entry before <paramref name="before"/> that holds the words.</summary>
    public (int Index, string Text)? Find(string words, int before)
    {
        for (var i = Math.Min(before, _entries.Length) - 1; i >= 0; i--)
            if (_entries[i].Contains(words, StringComparison.OrdinalIgnoreCase))
                return (i, _entries[i]);
        return null;
    }
}
