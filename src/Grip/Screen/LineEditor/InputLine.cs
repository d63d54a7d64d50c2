using Grip.Screen.Completion;
using Grip.Screen.Terminal;

namespace Grip.Screen.LineEditor;

/// <summary>The place where the user writes: text, history, search in it, completion, long pastes.</summary>
internal sealed class InputLine(InputHistory history, CompletionMenu completions)
{
    private readonly Pastes _pastes = new();

    public EditBuffer Buffer { get; } = new();

    public CompletionMenu Completions => completions;

    /// <summary>The search that is going on, or null.</summary>
    public HistorySearch? Search { get; private set; }

    public bool IsEmpty => Buffer.Text.Length == 0;

    /// <summary>Handles a key.</summary>
    /// <param name="sent">The whole text if the key sends it; else null.</param>
    /// <returns>False if the key means nothing here.</returns>
    public bool Handle(Key key, out string? sent)
    {
        sent = null;
        if (Search is not null)
            return HandleSearch(key, out sent);
        if (completions.Handle(key, Buffer, out var run))
        {
            if (run)
                sent = Take();
            else
                completions.Update(Buffer);
            return true;
        }

        if (key.Is(KeyCode.Enter))
            sent = Enter();
        else if (key.IsControl('r'))
            Search = new HistorySearch(history);
        else if (IsUp(key))
            return Buffer.Up() || Show(history.Older(Buffer.Text));
        else if (IsDown(key))
            return Buffer.Down() || Show(history.Newer());
        else if (!EditorKeys.Apply(key.Code == KeyCode.Paste ? key with { Text = _pastes.Take(key.Text) } : key, Buffer))
            return false;
        completions.Update(Buffer);
        return true;
    }

    public void Clear()
    {
        Buffer.Set("");
        history.Leave();
        completions.Update(Buffer);
    }

    /// <summary>Puts text in front of what is written: words that were not taken up.</summary>
    public void GiveBack(string text)
    {
        Buffer.Set(IsEmpty ? text : $"{text}\n{Buffer.Text}");
        completions.Update(Buffer);
    }

    private static bool IsUp(Key key) => key.Is(KeyCode.Up) || key.IsControl('p');

    private static bool IsDown(Key key) => key.Is(KeyCode.Down) || key.IsControl('n');

    private bool Show(string? entry)
    {
        if (entry is not null)
            Buffer.Set(entry);
        return true;
    }

    /// <summary>A backslash before Enter makes a new line, in every terminal.</summary>
    private string? Enter()
    {
        if (Buffer.Cursor > 0 && Buffer.Text[Buffer.Cursor - 1] == '\\')
        {
            Buffer.DeleteLeft();
            Buffer.Insert("\n");
            return null;
        }

        return string.IsNullOrWhiteSpace(Buffer.Text) ? null : Take();
    }

    private string Take()
    {
        var text = Buffer.Text.Trim();
        history.Add(text);
        Clear();
        return _pastes.Expand(text);
    }

    private bool HandleSearch(Key key, out string? sent)
    {
        sent = null;
        if (Search!.Handle(key))
            return true;
        var found = Search.Found;
        Search = null;
        var cancelled = key.Is(KeyCode.Escape) || key.IsControl('c') || key.IsControl('g');
        if (!cancelled && found is { Length: > 0 })
            Buffer.Set(found);
        return cancelled || key.Is(KeyCode.Tab) || Handle(key, out sent);
    }
}
