using System.Collections.Immutable;
using System.Text;

namespace Grip.Core.Permissions.Shell;

internal sealed partial class ShellParser
{
    private const string Unended = "a quote is not closed";

    private Assignment? TryAssignment()
    {
        var at = _at;
        while (at < _text.Length && (char.IsAsciiLetterOrDigit(_text[at]) || _text[at] == '_'))
            at++;
        if (at == _at || char.IsAsciiDigit(_text[_at]) || at >= _text.Length)
            return null;
        var name = _text[_at..at];
        if (_text[at] == '[')
        {
            var close = _text.IndexOf(']', at);
            if (close > 0 && close + 1 < _text.Length && _text[close + 1] is '=' or '+')
                throw new ShellSyntaxException("it assigns to an element of an array");
            return null;
        }

        var adds = _text[at] == '+' && at + 1 < _text.Length && _text[at + 1] == '=';
        if (_text[at] != '=' && !adds)
            return null;
        _at = at + (adds ? 2 : 1);
        if (Current == '(')
        {
            Array();
            return new Assignment(name, Value: null);
        }

        var value = AtWordEnd() ? new ShellWord([]) : Word();
        return new Assignment(name, adds ? null : value);
    }

    private void Array()
    {
        _at++;
        for (SkipLines(); Current != ')'; SkipLines())
        {
            if (AtEnd || Current is ';' or '&' or '|' or '(' or '<' or '>')
                throw new ShellSyntaxException("an array is not understood");
            if (Current == '[')
                _found.Arithmetic = true;
            _ = Word();
        }

        _at++;
    }

    private bool AtWordEnd() =>
        AtEnd || Current is ' ' or '\t' or '\n' or ';' or '|' or '&' or '(' or ')' || Current is '<' or '>' && Ahead(1) != '(';

    private ShellWord Word()
    {
        var atoms = ImmutableArray.CreateBuilder<Atom>();
        var start = _at;
        while (!AtWordEnd())
        {
            switch (Current)
            {
                case '\\':
                    Escape(atoms);
                    break;
                case '\'':
                    Single(atoms);
                    break;
                case '"':
                    Double(atoms);
                    break;
                case '$' when Ahead(1) == '\'':
                    AnsiC(atoms);
                    break;
                case '$' when Ahead(1) == '"':
                    _at++;
                    Double(atoms);
                    break;
                case '$':
                    Dollar(atoms, quoted: false);
                    break;
                case '`':
                    Backticks(atoms, quoted: false);
                    break;
                case '<' or '>':
                    _at += 2;
                    new Nesting(this).List(Until.Parenthesis);
                    atoms.Add(new Atom(AtomKind.Unknown, '\0', Quoted: true, "/dev/fd/"));
                    break;
                case var c when char.IsWhiteSpace(c):
                    throw new ShellSyntaxException($"it holds the space U+{(int)c:X4}, which separates nothing");
                default:
                    atoms.Add(new Atom(AtomKind.Char, Current, Quoted: false));
                    _at++;
                    break;
            }
        }

        if (_at == start)
            throw new ShellSyntaxException(AtEnd ? "it ends too early" : $"'{Current}' stands where a word is expected");
        return new ShellWord(atoms.ToImmutable());
    }

    private void Escape(ImmutableArray<Atom>.Builder atoms)
    {
        if (Ahead(1) == '\n')
        {
            _at += 2;
            return;
        }

        atoms.Add(new Atom(AtomKind.Char, _at + 1 < _text.Length ? Ahead(1) : '\\', Quoted: true));
        _at = Math.Min(_text.Length, _at + 2);
    }

    private void Single(ImmutableArray<Atom>.Builder atoms)
    {
        var end = _text.IndexOf('\'', _at + 1);
        if (end < 0)
            throw new ShellSyntaxException(Unended);
        AddQuoted(atoms, _text[(_at + 1)..end]);
        _at = end + 1;
    }

    private void AddQuoted(ImmutableArray<Atom>.Builder atoms, string text)
    {
        if (
            text.Contains("$(", StringComparison.Ordinal)
            || text.Contains('`', StringComparison.Ordinal)
            || text.Contains("${", StringComparison.Ordinal)
        )
            _found.Dormant = true;
        foreach (var c in text)
            atoms.Add(new Atom(AtomKind.Char, c, Quoted: true));
    }

    private void Double(ImmutableArray<Atom>.Builder atoms)
    {
        for (_at++; Current != '"'; )
        {
            if (AtEnd)
                throw new ShellSyntaxException(Unended);
            if (Current == '\\' && Ahead(1) is '$' or '`' or '"' or '\\' or '\n')
            {
                if (Ahead(1) is '$' or '`')
                    _found.Dormant = true;
                if (Ahead(1) != '\n')
                    atoms.Add(new Atom(AtomKind.Char, Ahead(1), Quoted: true));
                _at += 2;
            }
            else if (Current == '$')
                Dollar(atoms, quoted: true);
            else if (Current == '`')
                Backticks(atoms, quoted: true);
            else
            {
                atoms.Add(new Atom(AtomKind.Char, Current, Quoted: true));
                _at++;
            }
        }

        _at++;
    }

    /// <summary>$'…' with its escapes.</summary>
    private void AnsiC(ImmutableArray<Atom>.Builder atoms)
    {
        var text = new StringBuilder();
        for (_at += 2; Current != '\''; )
        {
            if (AtEnd)
                throw new ShellSyntaxException(Unended);
            if (Current != '\\')
            {
                text.Append(Current);
                _at++;
                continue;
            }

            var (value, length) = AnsiEscape.Read(_text.AsSpan(_at + 1));
            if (value.Contains('\0', StringComparison.Ordinal))
                throw new ShellSyntaxException("a quoted text holds a NUL");
            text.Append(value);
            _at += 1 + length;
        }

        _at++;
        AddQuoted(atoms, text.ToString());
    }

    private void Backticks(ImmutableArray<Atom>.Builder atoms, bool quoted)
    {
        var inner = new StringBuilder();
        for (_at++; Current != '`'; _at++)
        {
            if (AtEnd)
                throw new ShellSyntaxException("a backtick is not closed");
            if (Current == '\\' && (Ahead(1) is '`' or '\\' or '$' || quoted && Ahead(1) == '"'))
                _at++;
            inner.Append(Current);
        }

        _at++;
        new ShellParser(inner.ToString(), _depth + 1, _found).List(Until.End);
        atoms.Add(new Atom(AtomKind.Unknown, '\0', quoted));
    }
}
