using System.Text;

namespace Grip.Mapping;

/// <summary>What stands at a use: a call with all its arguments, though it runs over several lines; else the line.</summary>
internal sealed class CallText(SourceLines lines)
{
    private const int MostLines = 40;
    private const int Shown = 160;

    /// <param name="line">From 1.</param>
    /// <param name="column">From 1, of the name that is used.</param>
    /// <returns>On one line, in single spaces.</returns>
    public string Of(string path, int line, int column)
    {
        var text = new StringBuilder();
        for (var at = line; at < line + MostLines; at++)
            text.Append(lines.Raw(path, at)).Append('\n');
        var source = text.ToString();
        var start = Math.Clamp(column - 1, 0, source.Length);
        var end = EndOfCall(source, start);
        var found = end < 0 ? lines.Of(path, line) : source[start..end];
        return string.Join(' ', found.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>As much of it as is worth showing.</summary>
    public static string Short(string text) => text.Length <= Shown ? text : text[..(Shown - 1)] + "…";

    /// <returns>Behind the closing parenthesis; -1 if the name is not called.</returns>
    private static int EndOfCall(string text, int start)
    {
        var at = start;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '@' or '.'))
            at++;
        if (at < text.Length && text[at] == '<')
            at = Closing(text, at, '<', '>');
        return at >= 0 && at < text.Length && text[at] == '(' ? Closing(text, at, '(', ')') : -1;
    }

    /// <summary>Behind the bracket that closes the one at <paramref name="at"/>; brackets in strings and characters don't count.</summary>
    private static int Closing(string text, int at, char open, char close)
    {
        var depth = 0;
        for (; at < text.Length; at++)
        {
            if (text[at] is '"' or '\'')
                at = EndOfLiteral(text, at);
            else if (text[at] == open)
                depth++;
            else if (text[at] == close && --depth == 0)
                return at + 1;
        }
        return -1;
    }

    /// <summary>The place of the quote that ends a literal, or of the end of its line: a raw string is never wrong by more.</summary>
    private static int EndOfLiteral(string text, int at)
    {
        var quote = text[at];
        for (at++; at < text.Length && text[at] != '\n'; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text[at] == quote)
                return at;
        }
        return at;
    }
}
