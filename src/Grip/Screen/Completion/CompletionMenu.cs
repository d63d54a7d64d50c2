using System.Collections.Immutable;
using Grip.Screen.LineEditor;
using Grip.Screen.Terminal;
using Grip.Screen.Text;

namespace Grip.Screen.Completion;

/// <summary>What could be meant by the word before the cursor, and which of it is chosen.</summary>
internal sealed class CompletionMenu(ImmutableArray<Completer> completers)
{
    private const int MostRows = 8;
    private IReadOnlyList<Candidate> _candidates = [];
    private int _chosen;
    private int _wordStart;
    private string? _dismissed;

    public bool IsOpen => _candidates.Count > 0;

    /// <summary>Looks what the text now offers.</summary>
    public void Update(EditBuffer buffer)
    {
        _wordStart = Words.BlankBefore(buffer.Text, buffer.Cursor);
        if (buffer.Cursor > 0 && char.IsWhiteSpace(buffer.Text[buffer.Cursor - 1]))
            _wordStart = buffer.Cursor;
        var word = buffer.Text[_wordStart..buffer.Cursor];
        if (word.Length == 0 || buffer.Text == _dismissed)
        {
            _candidates = [];
            return;
        }

        _dismissed = null;
        _candidates =
            completers.Select(completer => completer(buffer.Text, word, _wordStart)).FirstOrDefault(found => found.Count > 0) ?? [];
        _chosen = 0;
        if (_candidates is [var only] && only.Insert == word && !only.Runs)
            _candidates = [];
    }

    /// <returns>True if the key was the menu's.</returns>
    /// <param name="run">Set if the chosen line is to be sent.</param>
    public bool Handle(Key key, EditBuffer buffer, out bool run)
    {
        run = false;
        if (!IsOpen)
            return false;
        if (key.Is(KeyCode.Up))
            _chosen = (_chosen + _candidates.Count - 1) % _candidates.Count;
        else if (key.Is(KeyCode.Down))
            _chosen = (_chosen + 1) % _candidates.Count;
        else if (key.Is(KeyCode.Escape))
            Dismiss(buffer);
        else if (key.Is(KeyCode.Tab) || key.Is(KeyCode.Enter))
            run = Accept(buffer, key.Is(KeyCode.Enter));
        else
            return false;
        return true;
    }

    public IEnumerable<Line> Rows(int width)
    {
        var first = Math.Clamp(_chosen - MostRows / 2, 0, Math.Max(0, _candidates.Count - MostRows));
        var shown = _candidates.Skip(first).Take(MostRows).ToList();
        var column = Math.Min(shown.Select(one => CellWidth.Of(one.Insert)).DefaultIfEmpty(0).Max(), width / 2);
        for (var i = 0; i < shown.Count; i++)
        {
            var chosen = first + i == _chosen;
            var ink = chosen ? Ink.Accent.With(Weight.Bold) : Ink.Plain;
            var padding = new string(' ', Math.Max(0, column - CellWidth.Of(shown[i].Insert)) + 2);
            yield return Line.Of(
                    new Span(chosen ? "❯ " : "  ", ink),
                    new Span(shown[i].Insert, ink),
                    new Span(padding + shown[i].Meaning, Ink.Faint)
                )
                .Cut(width);
        }

        if (_candidates.Count > shown.Count)
            yield return Line.Of($"  … {_candidates.Count - shown.Count} more", Ink.Faint);
    }

    private void Dismiss(EditBuffer buffer)
    {
        _dismissed = buffer.Text;
        _candidates = [];
    }

    private bool Accept(EditBuffer buffer, bool enter)
    {
        var candidate = _candidates[_chosen];
        var run = enter && candidate.Runs;
        buffer.Replace(_wordStart, buffer.Cursor, run ? candidate.Insert : candidate.Insert + " ");
        Dismiss(buffer);
        return run;
    }
}
