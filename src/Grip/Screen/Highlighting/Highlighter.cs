using Grip.Screen.Text;

namespace Grip.Screen.Highlighting;

/// <summary>Colours code line by line; remembers a comment or string that goes over lines.</summary>
internal sealed class Highlighter(Language? language)
{
    private static readonly Ink Comment = new(Hue.Grey, Weight.Italic);
    private static readonly Ink Literal = new(Hue.Green);
    private static readonly Ink Number = new(Hue.Yellow);
    private static readonly Ink Keyword = new(Hue.Magenta);
    private static readonly Ink Type = new(Hue.Cyan);
    private static readonly Ink Call = new(Hue.Blue);

    // What ends the comment or string that the line before left open, and its ink.
    private (string End, Ink Ink)? _open;

    public Line Colour(string line)
    {
        if (language is null)
            return Line.Of(line, Ink.Plain);
        var spans = new List<Span>();
        for (var at = 0; at < line.Length; )
        {
            var (end, ink) = Token(line, at);
            spans.Add(new Span(line[at..end], ink));
            at = end;
        }

        return Line.Of(spans);
    }

    private (int End, Ink Ink) Token(string line, int at)
    {
        if (_open is { } open)
            return (Close(line, at, open), open.Ink);
        if (language!.LineComments.Any(mark => Starts(line, at, mark)) && (at == 0 || line[at] != '#' || char.IsWhiteSpace(line[at - 1])))
            return (line.Length, Comment);
        if (language.BlockComment is { } block && Starts(line, at, block.Begin))
            return (Open(line, at + block.Begin.Length, (block.End, Comment)), Comment);
        if (language.Quotes.FirstOrDefault(quote => Starts(line, at, quote)) is { } opening)
            return (Text(line, at, opening), Literal);
        if (char.IsAsciiDigit(line[at]))
            return (Run(line, at, character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_'), Number);
        if (char.IsLetter(line[at]) || line[at] is '_')
            return Word(line, at);
        return (at + 1, Ink.Plain);
    }

    private (int End, Ink Ink) Word(string line, int at)
    {
        var end = Run(line, at, character => char.IsLetterOrDigit(character) || character == '_');
        var word = line[at..end];
        var ink =
            language!.Keywords.Contains(word) ? Keyword
            : end < line.Length && line[end] == '(' ? Call
            : language.CapitalTypes && char.IsUpper(word[0]) && (at == 0 || line[at - 1] != '.') ? Type
            : Ink.Plain;
        return (end, ink);
    }

    /// <summary>A string from its opening quotes; those of three quotes and backticks may go over lines.</summary>
    private int Text(string line, int at, string quote)
    {
        var begin = at + quote.Length;
        if (quote.Length >= 3 || quote == "`")
            return Open(line, begin, (quote, Literal));
        for (var i = begin; i < line.Length; i++)
            if (line[i] == '\\')
                i++;
            else if (line[i] == quote[0])
                return i + 1;
        return line.Length;
    }

    private int Open(string line, int at, (string End, Ink Ink) open)
    {
        _open = open;
        return Close(line, at, open);
    }

    private int Close(string line, int at, (string End, Ink Ink) open)
    {
        var end = line.IndexOf(open.End, at, StringComparison.Ordinal);
        if (end < 0)
            return line.Length;
        _open = null;
        return end + open.End.Length;
    }

    private static bool Starts(string line, int at, string mark) => line.AsSpan(at).StartsWith(mark, StringComparison.Ordinal);

    private static int Run(string line, int at, Func<char, bool> belongs)
    {
        var end = at + 1;
        while (end < line.Length && belongs(line[end]))
            end++;
        return end;
    }
}
