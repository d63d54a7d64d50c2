using System.Collections.Immutable;

namespace Grip.Core.Permissions.Shell;

internal sealed partial class ShellParser
{
    /// <summary>Everything that begins with '$', outside of single quotes.</summary>
    private void Dollar(ImmutableArray<Atom>.Builder atoms, bool quoted)
    {
        var next = Ahead(1);
        if (Looks("$(("))
        {
            _at++;
            Arithmetic(opened: 2);
            atoms.Add(new Atom(AtomKind.Unknown, '\0', Quoted: true, "number"));
        }
        else if (next == '(')
        {
            _at += 2;
            new Nesting(this).List(Until.Parenthesis);
            atoms.Add(new Atom(AtomKind.Unknown, '\0', quoted));
        }
        else if (next == '{')
            Braced(atoms, quoted);
        else if (next == '[')
            throw new ShellSyntaxException("it uses the old form of arithmetic");
        else if (char.IsAsciiLetter(next) || next == '_')
        {
            var start = ++_at;
            while (char.IsAsciiLetterOrDigit(Current) || Current == '_')
                _at++;
            atoms.Add(new Atom(AtomKind.Variable, '\0', quoted, _text[start.._at]));
        }
        else if (next is '?' or '#' or '$' or '!')
        {
            _at += 2;
            atoms.Add(new Atom(AtomKind.Unknown, '\0', Quoted: true, "number"));
        }
        else if (char.IsAsciiDigit(next) || next is '@' or '*' or '-')
        {
            _at += 2;
            atoms.Add(new Atom(AtomKind.Unknown, '\0', quoted));
        }
        else
        {
            atoms.Add(new Atom(AtomKind.Char, '$', Quoted: true));
            _at++;
        }
    }

    /// <summary>${…}: a plain name is a variable; of all else only what runs inside is read.</summary>
    private void Braced(ImmutableArray<Atom>.Builder atoms, bool quoted)
    {
        _at += 2;
        var start = _at;
        if (Current is '!' or '#')
            _at++;
        while (char.IsAsciiLetterOrDigit(Current) || Current == '_')
            _at++;
        var name = _text[start.._at];
        if (Current == '}')
        {
            _at++;
            atoms.Add(IsName(name) ? new Atom(AtomKind.Variable, '\0', quoted, name) : new Atom(AtomKind.Unknown, '\0', quoted));
            return;
        }

        if (Current == '[' || Current == ':' && Ahead(1) is not ('-' or '=' or '?' or '+'))
            _found.Arithmetic = true;
        if (Current == '=' || Looks(":="))
            _found.Clobbered.Add(name);
        if (Current == '@' && Ahead(1) == 'P')
            throw new ShellSyntaxException("it expands a text as a prompt, which may run commands");
        SkipBraced();
        atoms.Add(new Atom(AtomKind.Unknown, '\0', quoted));
    }

    private void SkipBraced()
    {
        var ignored = ImmutableArray.CreateBuilder<Atom>();
        while (Current != '}')
        {
            if (AtEnd)
                throw new ShellSyntaxException("a '${' is not closed");
            switch (Current)
            {
                case '\\':
                    _at += 2;
                    break;
                case '\'':
                    // Inside of double quotes it is no quote: what it would hide is not hidden from us.
                    _found.Dormant = true;
                    throw new ShellSyntaxException("a '${' holds quotes");
                case '"':
                    Double(ignored);
                    break;
                case '$':
                    Dollar(ignored, quoted: true);
                    break;
                case '`':
                    Backticks(ignored, quoted: false);
                    break;
                case '{':
                    throw new ShellSyntaxException("a '${' holds braces");
                default:
                    _at++;
                    break;
            }
        }

        _at++;
    }

    /// <summary>From "((" to "))": numbers, names and operators only, so that it cannot be a subshell in disguise.</summary>
    private void Arithmetic(int opened)
    {
        var (depth, ignored) = (opened, ImmutableArray.CreateBuilder<Atom>());
        for (_at += opened; ; )
        {
            if (AtEnd)
                throw new ShellSyntaxException("an arithmetic expression is not closed");
            var c = Current;
            if (c == '(')
                depth++;
            else if (c == ')')
            {
                depth--;
                if (depth == 1)
                {
                    if (Ahead(1) != ')')
                        throw new ShellSyntaxException("two parentheses may open a subshell");
                    _at += 2;
                    return;
                }
            }
            else if (c == '$')
            {
                if (Ahead(1) != '(')
                    _found.Arithmetic = true;
                Dollar(ignored, quoted: true);
                continue;
            }
            else if (char.IsAsciiLetter(c) || c == '_')
            {
                Name();
                continue;
            }
            else if (
                !char.IsAsciiDigit(c)
                && c
                    is not (
                        ' '
                        or '\t'
                        or '\n'
                        or '+'
                        or '-'
                        or '*'
                        or '/'
                        or '%'
                        or '<'
                        or '>'
                        or '='
                        or '!'
                        or '&'
                        or '|'
                        or '^'
                        or '~'
                        or '?'
                        or ':'
                        or ','
                    )
            )
                throw new ShellSyntaxException("an arithmetic expression is not understood");

            _at++;
        }
    }

    private void Name()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Current) || Current == '_')
            _at++;
        _found.Arithmetic = true;
        _found.Clobbered.Add(_text[start.._at]);
    }
}
