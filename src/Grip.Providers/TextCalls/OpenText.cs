using System.Text;
using Grip.Core.Models;

namespace Grip.Providers.TextCalls;

/// <summary>
/// The text of an answer while it comes. What may be the beginning of a call is held back from the screen until it is known
/// whether it is one.
/// </summary>
/// <param name="hold">False if calls are not looked for in the text.</param>
internal sealed class OpenText(bool hold)
{
    private const string EndOfThoughts = "</think>";

    private static readonly string[] Openings =
    [
        "<think>",
        "<tool",
        "<function",
        "<invoke",
        "<|",
        "<｜",
        "[TOOL_CALLS]",
        "```json",
        "```tool",
        "```xml",
        "{\"name\"",
        "{\"type\"",
        "{\"function\"",
        "{\n",
        "{ \"",
    ];

    private readonly StringBuilder _all = new();
    private int _shown;
    private bool _holding;

    public string All => _all.ToString();

    public void Add(string text, ICollection<ModelEvent> shown)
    {
        _all.Append(text);
        if (_holding)
            return;
        var safe = hold ? Safe() : _all.Length;
        if (safe > _shown)
            shown.Add(new ModelEvent.TextDelta(_all.ToString(_shown, safe - _shown)));
        _shown = Math.Max(_shown, safe);
    }

    /// <summary>Shows what was held back and is no call after all.</summary>
    /// <param name="text">The answer's text without its calls.</param>
    public void Rest(string text, ICollection<ModelEvent> shown)
    {
        if (!hold)
            return;
        var all = _all.ToString();
        var thoughts = all.IndexOf(EndOfThoughts, StringComparison.Ordinal);
        var from = thoughts < 0 ? 0 : thoughts + EndOfThoughts.Length;
        var seen = _shown <= from ? "" : all[from.._shown];
        if (thoughts >= 0)
            seen = seen.TrimStart();
        if (text.Length > seen.Length && text.StartsWith(seen, StringComparison.Ordinal))
            shown.Add(new ModelEvent.TextDelta(text[seen.Length..]));
    }

    /// <returns>Up to where nothing can be the beginning of a call.</returns>
    private int Safe()
    {
        var from = Math.Max(0, _shown);
        var tail = _all.ToString(from, _all.Length - from);
        var first = Openings
            .Select(opening => tail.IndexOf(opening, StringComparison.Ordinal))
            .Where(at => at >= 0)
            .DefaultIfEmpty(-1)
            .Min();
        if (first >= 0)
        {
            _holding = true;
            return from + first;
        }

        // The end of the text may be the first letters of an opening.
        var open = Openings.Max(opening =>
            Enumerable.Range(1, opening.Length - 1).LastOrDefault(n => tail.EndsWith(opening[..n], StringComparison.Ordinal))
        );
        return _all.Length - open;
    }
}
