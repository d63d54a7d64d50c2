using System.Globalization;
using Grip.Output;

namespace Grip.Screen.LineEditor;

/// <summary>Long pastes stand in the line as a short mark and are put in when it is sent.</summary>
internal sealed class Pastes
{
    private const int MostLines = 8;
    private const int MostCharacters = 800;
    private readonly Dictionary<string, string> _marks = new(StringComparer.Ordinal);

    /// <returns>The text, or the mark that stands for it.</returns>
    public string Take(string text)
    {
        var lines = text.AsSpan().Count('\n') + 1;
        if (lines <= MostLines && text.Length <= MostCharacters)
            return text;
        var size = lines > 1 ? Counted.Of(lines, "line") : Counted.Of(text.Length, "character");
        var mark = string.Create(CultureInfo.InvariantCulture, $"[Pasted #{_marks.Count + 1}: {size}]");
        _marks[mark] = text;
        return mark;
    }

    public string Expand(string text)
    {
        foreach (var (mark, pasted) in _marks)
            text = text.Replace(mark, pasted, StringComparison.Ordinal);
        return text;
    }
}
