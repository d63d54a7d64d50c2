using Grip.Screen.Text;

namespace Grip.Screen.Markdown;

/// <summary>Emphasis, code and links inside of one line.</summary>
internal static class InlineMarkdown
{
    private static readonly Ink Code = new(Hue.Cyan);
    private static readonly (string Mark, Weight Weight)[] Marks =
    [
        ("***", Weight.Bold | Weight.Italic),
        ("**", Weight.Bold),
        ("__", Weight.Bold),
        ("~~", Weight.Strike),
        ("*", Weight.Italic),
        ("_", Weight.Italic),
    ];

    public static IEnumerable<Span> Parse(string text, Ink ink)
    {
        var plain = 0;
        for (var at = 0; at < text.Length; )
        {
            if (text[at] == '\\' && at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1]) is false && text[at + 1] != ' ')
            {
                if (at > plain)
                    yield return new Span(text[plain..at], ink);
                plain = at + 1;
                at += 2;
                continue;
            }

            if (Piece(text, at, ink) is not { } piece)
            {
                at++;
                continue;
            }

            if (at > plain)
                yield return new Span(text[plain..at], ink);
            foreach (var span in piece.Spans)
                yield return span;
            at = plain = piece.End;
        }

        if (plain < text.Length)
            yield return new Span(text[plain..], ink);
    }

    private static (int End, IEnumerable<Span> Spans)? Piece(string text, int at, Ink ink) =>
        text[at] switch
        {
            '`' => Quoted(text, at, ink),
            '[' => Link(text, at, ink),
            '*' or '_' or '~' => Emphasis(text, at, ink),
            _ => null,
        };

    private static (int, IEnumerable<Span>)? Quoted(string text, int at, Ink ink)
    {
        var ticks = 1;
        while (at + ticks < text.Length && text[at + ticks] == '`')
            ticks++;
        var mark = new string('`', ticks);
        var end = text.IndexOf(mark, at + ticks, StringComparison.Ordinal);
        if (end < 0)
            return null;
        var code = text[(at + ticks)..end];
        if (ticks > 1)
            code = code.Trim();
        return (end + ticks, [new Span(code, Code with { Weight = ink.Weight })]);
    }

    private static (int, IEnumerable<Span>)? Link(string text, int at, Ink ink)
    {
        var close = text.IndexOf("](", at, StringComparison.Ordinal);
        var end = close < 0 ? -1 : text.IndexOf(')', close);
        if (end < 0 || text.AsSpan(at + 1, close - at - 1).Contains('['))
            return null;
        var (label, address) = (text[(at + 1)..close], text[(close + 2)..end]);
        var shown = Parse(label, ink.With(Weight.Underline));
        // A label must not hide where it leads to.
        return (end + 1, label == address ? shown : [.. shown, new Span($" ({address})", Ink.Faint)]);
    }

    private static (int, IEnumerable<Span>)? Emphasis(string text, int at, Ink ink)
    {
        foreach (var (mark, weight) in Marks)
        {
            if (!text.AsSpan(at).StartsWith(mark, StringComparison.Ordinal))
                continue;
            var begin = at + mark.Length;
            if (begin >= text.Length || char.IsWhiteSpace(text[begin]) || InsideOfWord(text, at, mark))
                return null;
            var end = Closing(text, begin, mark);
            return end < 0 ? null : (end + mark.Length, Parse(text[begin..end], ink.With(weight)));
        }

        return null;
    }

    private static int Closing(string text, int begin, string mark)
    {
        for (
            var end = text.IndexOf(mark, begin + 1, StringComparison.Ordinal);
            end > 0;
            end = text.IndexOf(mark, end + 1, StringComparison.Ordinal)
        )
        {
            var doubled = mark.Length == 1 && (text[end - 1] == mark[0] || end + 1 < text.Length && text[end + 1] == mark[0]);
            var inWord = mark[0] == '_' && end + mark.Length < text.Length && char.IsLetterOrDigit(text[end + mark.Length]);
            if (!char.IsWhiteSpace(text[end - 1]) && !doubled && !inWord)
                return end;
            if (end + 1 >= text.Length)
                return -1;
        }

        return -1;
    }

    /// <summary>snake_case_names are no emphasis.</summary>
    private static bool InsideOfWord(string text, int at, string mark) => mark[0] == '_' && at > 0 && char.IsLetterOrDigit(text[at - 1]);
}
