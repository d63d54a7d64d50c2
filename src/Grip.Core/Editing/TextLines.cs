using System.Collections.Immutable;

namespace Grip.Core.Editing;

/// <summary>A text by lines, with their places.</summary>
internal sealed class TextLines
{
    private readonly string _text;
    private readonly List<(int Start, int End, int Next)> _lines = [];

    public TextLines(string text)
    {
        _text = text;
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            var stop =
                end < 0 ? text.Length
                : end > start && text[end - 1] == '\r' ? end - 1
                : end;
            _lines.Add((start, stop, next));
            start = next;
        }

        Normalized = [.. _lines.Select(line => Normalize(text.AsSpan(line.Start, line.End - line.Start)))];
    }

    public int Count => _lines.Count;

    /// <summary>The lines with runs of white space as one space, and none at their ends.</summary>
    public ImmutableArray<string> Normalized { get; }

    public int StartOf(int line) => _lines[line].Start;

    public int EndOf(int line) => _lines[line].End;

    public int EndWithBreakOf(int line) => _lines[line].Next;

    public string Raw(int line) => _text[_lines[line].Start.._lines[line].End];

    private static string Normalize(ReadOnlySpan<char> line)
    {
        var result = new System.Text.StringBuilder(line.Length);
        foreach (var character in line.Trim())
        {
            if (!char.IsWhiteSpace(character))
                result.Append(character);
            else if (result[^1] != ' ')
                result.Append(' ');
        }

        return result.ToString();
    }
}
