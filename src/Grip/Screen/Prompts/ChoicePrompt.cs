using System.Collections.Immutable;
using Grip.Screen.LineEditor;
using Grip.Screen.Painting;
using Grip.Screen.Terminal;
using Grip.Screen.Text;

namespace Grip.Screen.Prompts;

/// <param name="TakesWords">True if words can be written behind it; they are given with the choice.</param>
internal sealed record Choice(string Label, bool TakesWords = false)
{
    /// <summary>Shown faint behind the label.</summary>
    public string Remark { get; init; } = "";
}

/// <summary>A question with answers to choose from: arrows and Enter, a number, or, in a long list, letters that narrow it.</summary>
/// <param name="question">What stands above the answers.</param>
/// <param name="answered">Called with the index of the choice and the words behind it.</param>
/// <param name="cancelled">Called for Escape and Ctrl-C.</param>
internal sealed class ChoicePrompt(
    Func<int, IEnumerable<Line>> question,
    ImmutableArray<Choice> choices,
    Action<int, string> answered,
    Action cancelled
)
{
    private const int MostRows = 10;
    private const int MostNumbered = 9;
    private readonly EditBuffer _words = new();
    private int _at;
    private string _filter = "";
    private bool _strayed;

    private bool IsFiltered => choices.Length > MostNumbered;

    private ImmutableArray<int> Shown =>
        [
            .. Enumerable
                .Range(0, choices.Length)
                .Where(i =>
                    _filter.Length == 0
                    || choices[i].Label.Contains(_filter, StringComparison.OrdinalIgnoreCase)
                    || choices[i].Remark.Contains(_filter, StringComparison.OrdinalIgnoreCase)
                ),
        ];

    /// <summary>Handles a key; answers through the callbacks.</summary>
    public void Handle(Key key)
    {
        var shown = Shown;
        if (key.Is(KeyCode.Escape) || key.IsControl('c'))
            cancelled();
        else if (key.Is(KeyCode.Up) || key.IsControl('p'))
            _at = Math.Max(0, _at - 1);
        else if (key.Is(KeyCode.Down) || key.IsControl('n') || key.Is(KeyCode.Tab))
            _at = Math.Min(shown.Length - 1, _at + 1);
        else if (key.Is(KeyCode.Enter))
            Enter(shown);
        else if (shown.Length > 0 && choices[shown[_at]].TakesWords)
            EditorKeys.Apply(key, _words);
        else if (IsFiltered)
            Filter(key);
        else if (key.IsText && int.TryParse(key.Text, out var number) && number >= 1 && number <= choices.Length)
            Choose(number - 1);
        else
            _strayed |= key.IsText || key.Code == KeyCode.Paste;
    }

    /// <summary>A question may come up while somebody types: the Enter that ends such words is no answer to it.</summary>
    private void Enter(ImmutableArray<int> shown)
    {
        if (!_strayed && shown.Length > 0)
            answered(shown[_at], _words.Text.Trim());
        _strayed = false;
    }

    public Tail View(int width, int height)
    {
        var lines = question(width).Take(Math.Max(3, height - MostRows - 2)).ToList();
        var shown = Shown;
        var first = Math.Clamp(_at - MostRows / 2, 0, Math.Max(0, shown.Length - MostRows));
        var (row, column) = (-1, 0);
        for (var i = first; i < Math.Min(shown.Length, first + MostRows); i++)
        {
            if (i == _at && choices[shown[i]].TakesWords)
                (row, column) = (lines.Count, Math.Min(width - 1, CellWidth.Of(Label(shown[i])) + 4 + CellWidth.Of(_words.Text)));
            lines.Add(Row(shown[i], i == _at).Cut(width));
        }

        if (shown.Length == 0)
            lines.Add(Line.Of("  nothing matches", Ink.Faint));
        lines.Add(Line.Of(Hint(shown.Length), Ink.Faint).Cut(width));
        return new Tail([.. lines], row, column);
    }

    private string Hint(int shown) =>
        _strayed ? "  This is a question: choose with ↑↓ or a number"
        : IsFiltered
            ? $"  {shown} of {choices.Length}{(_filter.Length > 0 ? $" with '{_filter}'" : "")} · letters narrow · Enter chooses · Esc closes"
        : "  ↑↓ or a number · Enter chooses · Esc cancels";

    private string Label(int choice) => IsFiltered ? choices[choice].Label : $"{choice + 1}. {choices[choice].Label}";

    private Line Row(int choice, bool chosen)
    {
        var ink = chosen ? Ink.Accent.With(Weight.Bold) : Ink.Plain;
        var words = choices[choice].TakesWords && (chosen || _words.Text.Length > 0) ? ": " + _words.Text : "";
        return Line.Of(
            new Span(chosen ? "❯ " : "  ", ink),
            new Span(Label(choice), ink),
            new Span(words, Ink.Plain),
            new Span(choices[choice].Remark.Length > 0 ? "  " + choices[choice].Remark : "", Ink.Faint)
        );
    }

    private void Choose(int choice)
    {
        _at = choice;
        if (!choices[choice].TakesWords)
            answered(choice, "");
    }

    private void Filter(Key key)
    {
        if (key.IsText)
            _filter += key.Text;
        else if (key.Is(KeyCode.Backspace) && _filter.Length > 0)
            _filter = _filter[..^1];
        _at = 0;
    }
}
