using System.Collections.Immutable;
using System.Text;

namespace Grip.Core.Permissions.Shell;

internal sealed partial class ShellParser
{
    private sealed record HereDocument(string End, bool StripTabs, bool Expands, int From);

    /// <summary>A redirection at this place, with its number in front; null if there is none.</summary>
    private Redirect? TryRedirect()
    {
        var at = _at;
        while (char.IsAsciiDigit(Ahead(at - _at)))
            at++;
        var sign = at < _text.Length ? _text[at] : '\0';
        if (sign == '&' && at == _at && Ahead(1) == '>')
            at++;
        else if (sign is not ('<' or '>') || at == _at && at + 1 < _text.Length && _text[at + 1] == '(')
            return null;
        _at = at;
        foreach (var (text, kind) in Signs)
            if (Looks(text))
            {
                _at += text.Length;
                return text is "<<" or "<<-" ? HereDoc(text == "<<-") : Targeted(text, kind);
            }

        throw new ShellSyntaxException("a redirection is not understood");
    }

    /// <summary>The longer ones first.</summary>
    private static readonly ImmutableArray<(string Text, RedirectKind Kind)> Signs =
    [
        ("<<<", RedirectKind.HereText),
        ("<<-", RedirectKind.HereText),
        ("<<", RedirectKind.HereText),
        ("<&", RedirectKind.Duplicate),
        ("<>", RedirectKind.Append),
        ("<", RedirectKind.Read),
        (">>", RedirectKind.Append),
        (">&", RedirectKind.Duplicate),
        (">|", RedirectKind.Write),
        (">", RedirectKind.Write),
    ];

    private Redirect Targeted(string sign, RedirectKind kind)
    {
        while (Current is ' ' or '\t' || Current == '\\' && Ahead(1) == '\n')
            _at += Current == '\\' ? 2 : 1;
        if (AtCommandEnd() || Current == '(' || Current is '<' or '>' && Ahead(1) != '(')
            throw new ShellSyntaxException("a redirection has no target");
        var target = Word();
        if (kind != RedirectKind.Duplicate || target.Text is { Length: > 0 } text && text.All(c => char.IsAsciiDigit(c) || c == '-'))
            return new Redirect(kind, target);
        return new Redirect(sign == ">&" ? RedirectKind.Write : RedirectKind.Read, target);
    }

    private Redirect HereDoc(bool stripTabs)
    {
        SkipBlanks();
        var (end, quoted) = HereEnd();
        // The text is read at the end of the line, after this redirection was made: it goes into the atoms of the word.
        var from = _text.IndexOf('\n', _at);
        _pending.Enqueue(new HereDocument(end, stripTabs, !quoted, from + 1));
        var text = from < 0 ? null : PeekHereText(from, end, stripTabs);
        return new Redirect(
            RedirectKind.HereText,
            new ShellWord(text is null ? [new Atom(AtomKind.Unknown, '\0', true)] : Quoted(text, !quoted))
        );
    }

    /// <summary>The word that ends a here-document. Only the usual spellings are read: a wrong guess would take commands for text.</summary>
    private (string End, bool Quoted) HereEnd()
    {
        var quote = Current is '\'' or '"' or '\\' ? Current : '\0';
        if (quote != '\0')
            _at++;
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '_' or '-' or '.' or '!' or '+')
            _at++;
        var end = _text[start.._at];
        if (quote is '\'' or '"')
        {
            if (Current != quote)
                throw new ShellSyntaxException("the end of a here-document is not understood");
            _at++;
        }

        return end.Length > 0 && (AtCommandEnd() || Current is ' ' or '\t' or '<' or '>')
            ? (end, quote != '\0')
            : throw new ShellSyntaxException("the end of a here-document is not understood");
    }

    /// <summary>The lines of a here-document, if it is the only one of its line; null otherwise.</summary>
    private string? PeekHereText(int from, string end, bool stripTabs)
    {
        if (_pending.Count != 1)
            return null;
        var lines = new StringBuilder();
        foreach (var line in _text[(from + 1)..].Split('\n'))
        {
            var shown = stripTabs ? line.TrimStart('\t') : line;
            if (shown == end)
                return lines.ToString();
            lines.Append(shown).Append('\n');
        }

        return null;
    }

    private static ImmutableArray<Atom> Quoted(string text, bool expands) =>
        expands && text.AsSpan().ContainsAny("$`\\")
            ? [new Atom(AtomKind.Unknown, '\0', Quoted: true)]
            : [.. text.Select(c => new Atom(AtomKind.Char, c, Quoted: true))];

    /// <summary>At the start of a line: skips the texts that are due, and reads what runs inside of them.</summary>
    private void ReadHereDocuments()
    {
        while (_pending.TryDequeue(out var document))
        {
            var start = _at;
            // Something between the redirection and the end of its line spans lines, or another text came first.
            if (start != document.From)
                throw new ShellSyntaxException("where a here-document begins is not certain");
            var end = -1;
            while (_at < _text.Length)
            {
                var lineEnd = _text.IndexOf('\n', _at) is var found && found >= 0 ? found : _text.Length;
                var line = _text[_at..lineEnd];
                end = _at;
                _at = Math.Min(_text.Length, lineEnd + 1);
                if (document.Expands && line.EndsWith('\\'))
                    throw new ShellSyntaxException("a line of a here-document is continued");
                if ((document.StripTabs ? line.TrimStart('\t') : line) == document.End)
                    break;
                end = -1;
            }

            if (end < 0)
                throw new ShellSyntaxException("a here-document has no end");
            if (_pending.Count > 0)
                throw new ShellSyntaxException("it has several here-documents in one line");
            if (document.Expands)
                new ShellParser(_text[start..end], _depth + 1, _found).Interpolated();
        }
    }

    /// <summary>Reads text in which only substitutions mean something.</summary>
    private void Interpolated()
    {
        var ignored = ImmutableArray.CreateBuilder<Atom>();
        while (!AtEnd)
        {
            if (Current == '\\')
                _at += 2;
            else if (Current == '$')
                Dollar(ignored, quoted: true);
            else if (Current == '`')
                Backticks(ignored, quoted: false);
            else
                _at++;
        }
    }
}
