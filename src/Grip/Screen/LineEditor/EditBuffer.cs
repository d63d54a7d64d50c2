using System.Globalization;

namespace Grip.Screen.LineEditor;

/// <summary>A text of one or more lines with a cursor in it, and the changes that can be taken back.</summary>
internal sealed class EditBuffer
{
    private const int MostUndone = 200;
    private readonly List<(string Text, int Cursor)> _undo = [];
    private string _killed = "";

    public string Text { get; private set; } = "";

    /// <summary>Index into <see cref="Text"/>, never inside of what a person sees as one character.</summary>
    public int Cursor { get; private set; }

    private int LineStart => Cursor == 0 ? 0 : Text.LastIndexOf('\n', Cursor - 1) + 1;

    private int LineEnd => Text.IndexOf('\n', Cursor) is var end and >= 0 ? end : Text.Length;

    /// <summary>Another text, with the cursor at its end.</summary>
    public void Set(string text) => Set(text, text.Length);

    public void Set(string text, int cursor)
    {
        if (text == Text)
        {
            Cursor = cursor;
            return;
        }

        _undo.Add((Text, Cursor));
        if (_undo.Count > MostUndone)
            _undo.RemoveAt(0);
        (Text, Cursor) = (text, cursor);
    }

    public void Insert(string text) => Replace(Cursor, Cursor, text);

    public void Replace(int start, int end, string text) => Set(Text[..start] + text + Text[end..], start + text.Length);

    public void Undo()
    {
        if (_undo.Count == 0)
            return;
        (Text, Cursor) = _undo[^1];
        _undo.RemoveAt(_undo.Count - 1);
    }

    public void Left() => Cursor = Before(Cursor);

    public void Right() => Cursor = After(Cursor);

    public void Home() => Cursor = LineStart;

    public void End() => Cursor = LineEnd;

    public void WordLeft() => Cursor = Words.Before(Text, Cursor);

    public void WordRight() => Cursor = Words.After(Text, Cursor);

    public void DeleteLeft() => Replace(Before(Cursor), Cursor, "");

    public void DeleteRight()
    {
        var end = After(Cursor);
        Set(Text[..Cursor] + Text[end..], Cursor);
    }

    public void KillWordLeft() => Kill(Words.Before(Text, Cursor), Cursor);

    /// <summary>To the blank before, as Ctrl-W in a shell.</summary>
    public void KillBlankWordLeft() => Kill(Words.BlankBefore(Text, Cursor), Cursor);

    public void KillWordRight() => Kill(Cursor, Words.After(Text, Cursor));

    public void KillToEnd() => Kill(Cursor, LineEnd == Cursor && Cursor < Text.Length ? Cursor + 1 : LineEnd);

    public void KillToStart() => Kill(LineStart == Cursor && Cursor > 0 ? Cursor - 1 : LineStart, Cursor);

    public void Yank() => Insert(_killed);

    /// <returns>False in the first line.</returns>
    public bool Up()
    {
        if (LineStart == 0)
            return false;
        var column = Cursor - LineStart;
        var start = LineStart - 1 == 0 ? 0 : Text.LastIndexOf('\n', LineStart - 2) + 1;
        Cursor = Whole(Math.Min(start + column, LineStart - 1));
        return true;
    }

    /// <returns>False in the last line.</returns>
    public bool Down()
    {
        if (LineEnd == Text.Length)
            return false;
        var column = Cursor - LineStart;
        var start = LineEnd + 1;
        var end = Text.IndexOf('\n', start) is var found and >= 0 ? found : Text.Length;
        Cursor = Whole(Math.Min(start + column, end));
        return true;
    }

    private void Kill(int start, int end)
    {
        if (end > start)
            _killed = Text[start..end];
        Set(Text[..start] + Text[end..], start);
    }

    private int After(int at) => at >= Text.Length ? at : at + StringInfo.GetNextTextElementLength(Text, at);

    private int Before(int at)
    {
        // Characters are only known from the left, so the line's beginning is where to count from.
        var current = at < 2 ? 0 : Text.LastIndexOf('\n', at - 2) + 1;
        var last = current;
        while (current < at)
            (last, current) = (current, After(current));
        return last;
    }

    private int Whole(int at)
    {
        var current = at == 0 ? 0 : Text.LastIndexOf('\n', at - 1) + 1;
        while (current < at && After(current) <= at)
            current = After(current);
        return current;
    }
}

/// <summary>Where words begin and end.</summary>
internal static class Words
{
    public static int Before(string text, int at)
    {
        while (at > 0 && !IsWord(text[at - 1]))
            at--;
        while (at > 0 && IsWord(text[at - 1]))
            at--;
        return at;
    }

    public static int After(string text, int at)
    {
        while (at < text.Length && !IsWord(text[at]))
            at++;
        while (at < text.Length && IsWord(text[at]))
            at++;
        return at;
    }

    public static int BlankBefore(string text, int at)
    {
        while (at > 0 && char.IsWhiteSpace(text[at - 1]))
            at--;
        while (at > 0 && !char.IsWhiteSpace(text[at - 1]))
            at--;
        return at;
    }

    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character == '_' || char.IsSurrogate(character);
}
