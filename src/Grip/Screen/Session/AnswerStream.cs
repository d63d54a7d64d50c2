using System.Diagnostics;
using System.Text;
using Grip.Screen.Items;
using Grip.Screen.Markdown;
using Grip.Screen.Text;

namespace Grip.Screen.Session;

/// <summary>The model's answer while it comes: finished lines go out, the rest is shown in the tail.</summary>
internal sealed class AnswerStream
{
    private const int ThoughtRows = 3;
    private readonly List<Line> _printed = [];
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _thought = new();
    private readonly Stopwatch _thinking = new();
    private MarkdownStream? _markdown;
    private bool _begun;
    private bool _blank;
    private int _characters;

    /// <summary>The finished lines of the answer that is coming.</summary>
    public IReadOnlyList<Line> Printed => _printed;

    /// <summary>About how many tokens have come since the request.</summary>
    public int Tokens => _characters / 4;

    public void AddThought(string delta)
    {
        _thinking.Start();
        _thought.Append(delta);
        _characters += delta.Length;
    }

    /// <returns>Lines that are finished.</returns>
    public List<Line> Add(string delta, int width)
    {
        _thinking.Stop();
        _characters += delta.Length;
        // Blank lines before the first word would tear the mark off the answer.
        if (_text.Length == 0)
            delta = delta.TrimStart('\n', '\r');
        _text.Append(delta);
        _markdown ??= new MarkdownStream { Width = width };
        _markdown.Width = width - AnswerItem.Lead.Length;
        return Marked(_markdown.Add(delta));
    }

    public IEnumerable<Line> Tail(int width)
    {
        if (_text.Length == 0 && _thought.Length > 0)
            return Line.Lines(_thought.ToString().TrimEnd(), Ink.Faint.With(Weight.Italic))
                .Wrap(width - 2)
                .TakeLast(ThoughtRows)
                .Select((row, i) => row.Prepend(i == 0 ? "∴ " : "  ", Ink.Faint));
        if (_markdown is null)
            return [];
        _markdown.Width = width - AnswerItem.Lead.Length;
        return _markdown.Open().Select((line, i) => line.Prepend(i == 0 && !_begun ? AnswerItem.Lead : AnswerItem.Indent, Ink.Plain));
    }

    /// <summary>What was thought, once it is over; null if nothing was.</summary>
    public ThoughtItem? TakeThought()
    {
        if (_thought.Length == 0)
            return null;
        var thought = new ThoughtItem(_thought.ToString(), _thinking.Elapsed);
        _thought.Clear();
        _thinking.Reset();
        return thought;
    }

    /// <summary>The answer is whole.</summary>
    /// <returns>The lines that were still open, and what is to be remembered of it; null if it had no words.</returns>
    public (List<Line> Lines, AnswerItem? Answer) End()
    {
        List<Line> lines = _markdown is null ? [] : [.. Marked(_markdown.End())];
        var answer = _text.ToString().Trim() is { Length: > 0 } text ? new AnswerItem(text) : null;
        Reset();
        return (lines, answer);
    }

    /// <summary>What came counts for nothing; the answer begins anew.</summary>
    public void Reset()
    {
        _printed.Clear();
        _text.Clear();
        _thought.Clear();
        _thinking.Reset();
        (_markdown, _begun, _blank, _characters) = (null, false, false, 0);
    }

    /// <summary>Empty lines wait for what follows: none shall stand at the end.</summary>
    private List<Line> Marked(IEnumerable<Line> lines)
    {
        var marked = new List<Line>();
        foreach (var line in lines)
        {
            if (line.Spans.IsEmpty)
            {
                _blank = true;
                continue;
            }

            if (_blank && _begun)
                marked.Add(Line.Empty);
            marked.Add(line.Prepend(_begun ? AnswerItem.Indent : AnswerItem.Lead, Ink.Plain));
            (_begun, _blank) = (true, false);
        }

        _printed.AddRange(marked);
        return marked;
    }
}
