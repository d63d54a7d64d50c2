using System.Text;
using System.Text.RegularExpressions;
using Grip.Screen.Highlighting;
using Grip.Screen.Text;

namespace Grip.Screen.Markdown;

/// <summary>
/// Renders Markdown while it comes. A line that has ended is finished and never looked at again (a table when it is whole), so
/// that it can be appended to the screen; only the line that is being written is rendered again with each piece.
/// </summary>
internal sealed partial class MarkdownStream
{
    /// <summary>Columns to use from here on.</summary>
    public required int Width { get; set; }

    private readonly StringBuilder _open = new();
    private readonly List<string> _table = [];
    private string? _fence;
    private Highlighter _code = new(null);

    /// <summary>Takes a piece of text and gives the lines that are finished by it.</summary>
    public List<Line> Add(string text)
    {
        var finished = new List<Line>();
        foreach (var character in text)
            if (character == '\n')
            {
                finished.AddRange(Finish(_open.ToString().TrimEnd('\r')));
                _open.Clear();
            }
            else
                _open.Append(character);
        return finished;
    }

    /// <summary>What is not finished, as it looks now.</summary>
    public IEnumerable<Line> Open()
    {
        foreach (var line in Table())
            yield return line;
        if (_open.Length == 0)
            yield break;
        var text = _open.ToString();
        var lines =
            _fence is not null ? Line.Of(text, Ink.Plain).Prepend("  ", Ink.Plain).Wrap(Width)
            : MarkdownTable.IsRow(text) ? [Line.Of(text, Ink.Faint).Cut(Width)]
            : Block(text);
        foreach (var line in lines)
            yield return line;
    }

    /// <summary>The text is over: whatever is open is finished as it is.</summary>
    public List<Line> End()
    {
        var finished = _open.Length > 0 ? Finish(_open.ToString()).ToList() : [];
        _open.Clear();
        finished.AddRange(Table());
        _table.Clear();
        return finished;
    }

    private IEnumerable<Line> Finish(string line)
    {
        if (_fence is null && MarkdownTable.IsRow(line))
        {
            _table.Add(line);
            return [];
        }

        var before = Table().ToList();
        _table.Clear();
        return [.. before, .. _fence is not null || FenceShape().IsMatch(line) ? Code(line) : Block(line)];
    }

    private IEnumerable<Line> Table() => _table.Count == 0 ? [] : MarkdownTable.Render(_table, Width);

    /// <summary>A line of a fenced block, or one of its fences.</summary>
    private List<Line> Code(string line)
    {
        var fence = FenceShape().Match(line);
        if (_fence is null)
        {
            _fence = fence.Groups["fence"].Value;
            _code = new Highlighter(Language.Named(fence.Groups["label"].Value.Split(' ', '{', ':')[0]));
            return [];
        }

        if (fence.Success && fence.Groups["fence"].Value.StartsWith(_fence, StringComparison.Ordinal) && fence.Groups["label"].Length == 0)
        {
            _fence = null;
            return [];
        }

        return [.. _code.Colour(line).Prepend("  ", Ink.Plain).Wrap(Width, "  ")];
    }

    private IEnumerable<Line> Block(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return [Line.Empty];
        if (HeadingShape().Match(line) is { Success: true } heading)
            return Line.Of(InlineMarkdown.Parse(heading.Groups["text"].Value, Heading(heading.Groups["level"].Length))).Wrap(Width);
        if (RuleShape().IsMatch(line))
            return [Line.Of(new string('─', Math.Min(Width, 40)), Ink.Faint)];
        if (QuoteShape().Match(line) is { Success: true } quote)
            return Block(quote.Groups["text"].Value)
                .SelectMany(inner => inner.Wrap(Width - 2))
                .Select(inner => inner.Prepend("▏ ", Ink.Faint));
        if (ItemShape().Match(line) is { Success: true } item)
            return Item(item);
        var indent = line[..(line.Length - line.TrimStart().Length)];
        return Line.Of(InlineMarkdown.Parse(line, Ink.Plain)).Wrap(Width, indent);
    }

    private IEnumerable<Line> Item(Match item)
    {
        var indent = item.Groups["indent"].Value.Replace("\t", "  ", StringComparison.Ordinal);
        var mark = item.Groups["mark"].Value is "-" or "*" or "+" ? "•" : item.Groups["mark"].Value;
        var text = item.Groups["text"].Value;
        var box =
            text.StartsWith("[ ] ", StringComparison.Ordinal) ? "☐"
            : text.StartsWith("[x] ", StringComparison.OrdinalIgnoreCase) ? "☑"
            : null;
        var lead = $"{indent}{box ?? mark} ";
        return Line.Of(InlineMarkdown.Parse(box is null ? text : text[4..], Ink.Plain).Prepend(new Span(lead, Ink.Plain)))
            .Wrap(Width, new string(' ', CellWidth.Of(lead)));
    }

    private static Ink Heading(int level) => level <= 2 ? new Ink(Hue.Cyan, Weight.Bold) : Ink.Bold;

    [GeneratedRegex(@"^\s{0,3}(?<fence>`{3,}|~{3,})(?<label>[^`]*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex FenceShape();

    [GeneratedRegex(@"^(?<level>#{1,6})\s+(?<text>.*?)\s*#*$", RegexOptions.ExplicitCapture)]
    private static partial Regex HeadingShape();

    [GeneratedRegex(@"^\s{0,3}([-*_])(\s*\1){2,}\s*$")]
    private static partial Regex RuleShape();

    [GeneratedRegex("^\\s{0,3}>\\s?(?<text>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex QuoteShape();

    [GeneratedRegex(@"^(?<indent>\s*)(?<mark>[-*+]|\d{1,4}[.)])\s+(?<text>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex ItemShape();
}
