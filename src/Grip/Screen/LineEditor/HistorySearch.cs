using Grip.Screen.Terminal;

namespace Grip.Screen.LineEditor;

/// <summary>Ctrl-R: each letter narrows, each further Ctrl-R goes to an older match.</summary>
internal sealed class HistorySearch(InputHistory history)
{
    private int _at = int.MaxValue;

    public string Words { get; private set; } = "";

    /// <summary>What was found; null if nothing matches.</summary>
    public string? Found { get; private set; } = "";

    /// <returns>False if the key ends the search (and is to be handled as usual, unless it is Enter or Escape).</returns>
    public bool Handle(Key key)
    {
        if (key.IsControl('r'))
            Look(_at);
        else if (key.Is(KeyCode.Backspace))
            LookFor(Words.Length > 0 ? Words[..^1] : "");
        else if (key.IsText)
            LookFor(Words + key.Text);
        else
            return false;
        return true;
    }

    private void LookFor(string words)
    {
        Words = words;
        Look(int.MaxValue);
    }

    private void Look(int before)
    {
        if (Words.Length == 0)
        {
            (Found, _at) = ("", int.MaxValue);
            return;
        }

        if (history.Find(Words, before) is { } match)
            (_at, Found) = match;
        else if (before == int.MaxValue)
            Found = null;
    }
}
