using System.Collections.Immutable;

namespace Grip.Core.Permissions.Shell;

internal sealed partial class ShellParser
{
    private bool SimpleCommand(Until until)
    {
        var start = _at;
        var assignments = ImmutableArray.CreateBuilder<Assignment>();
        var words = ImmutableArray.CreateBuilder<ShellWord>();
        var redirects = ImmutableArray.CreateBuilder<Redirect>();
        var source = new System.Text.StringBuilder();
        for (SkipBlanks(); !AtCommandEnd(); SkipBlanks())
        {
            var at = _at;
            if (TryRedirect() is { } redirect)
            {
                redirects.Add(redirect);
                continue;
            }

            if (Current == '(')
                throw new ShellSyntaxException(words.Count == 1 ? "it defines a function" : "a parenthesis stands where none is expected");
            if (words.Count == 0 && TryAssignment() is { } assignment)
            {
                assignments.Add(assignment);
                continue;
            }

            var word = Word();
            if (
                words.Count == 0
                && assignments.Count == 0
                && redirects.Count == 0
                && word.Bare is { } reserved
                && Reserved(reserved, until) is { } ended
            )
                return ended;
            words.Add(word);
            source.Append(source.Length > 0 ? " " : "").Append(_text, at, _at - at);
        }

        NoteEvaluation(words);
        if (_at == start)
            throw new ShellSyntaxException($"'{Current}' stands where a command is expected");
        var command = new ShellCommand(
            assignments.ToImmutable(),
            words.ToImmutable(),
            redirects.ToImmutable(),
            IsGroup: false,
            source.ToString()
        )
        {
            Feeder = _feeder,
        };
        Emit(command);
        (_last, _feeder) = (command, null);
        return false;
    }

    /// <summary>Builtins that evaluate the subscript of a name which they are given.</summary>
    private void NoteEvaluation(ImmutableArray<ShellWord>.Builder words)
    {
        if (words.Count == 0 || words[0].Text is not { } name)
            return;
        if (name == "let")
            _found.Arithmetic = true;
        else if (
            name
                is "test"
                    or "["
                    or "unset"
                    or "read"
                    or "printf"
                    or "declare"
                    or "typeset"
                    or "local"
                    or "export"
                    or "readonly"
                    or "mapfile"
                    or "readarray"
                    or "getopts"
                    or "wait"
            && words.Skip(1).Any(word => word.Text is not "]" && word.Atoms.Any(atom => atom.Char == '['))
        )
            _found.Arithmetic = true;
    }

    private bool AtCommandEnd() => AtEnd || Current is '\n' or ';' or '|' or ')' || Current == '&' && Ahead(1) != '>';

    /// <returns>Null if the word is not reserved; else whether the list ends with it.</returns>
    private bool? Reserved(string word, Until until)
    {
        var pipe = (_last, _feeder);
        (_last, _feeder) = (null, null);
        switch (word)
        {
            case "if" or "then" or "elif" or "else" or "while" or "until" or "do" or "!" or "{":
                return false;
            case "time":
                SkipBlanks();
                if (Looks("-p") && Ahead(2) is ' ' or '\t')
                    _at += 2;
                return false;
            case "fi" or "done" or "}":
                Redirections(word);
                return false;
            case "esac":
                if (until != Until.CaseItem)
                    throw new ShellSyntaxException("'esac' stands outside of a case");
                Redirections(word);
                _caseEnded = true;
                return true;
            case "for" or "select":
                Loop();
                return false;
            case "case":
                Case();
                return false;
            case "[[":
                Condition();
                return false;
            case "function":
                throw new ShellSyntaxException("it defines a function");
            case "coproc":
                throw new ShellSyntaxException("it starts a coprocess");
            default:
                (_last, _feeder) = pipe;
                return null;
        }
    }

    private bool _caseEnded;

    private void Redirections(string after)
    {
        var redirects = ImmutableArray.CreateBuilder<Redirect>();
        for (SkipBlanks(); TryRedirect() is { } redirect; SkipBlanks())
            redirects.Add(redirect);
        if (redirects.Count > 0)
            Emit(new ShellCommand([], [], redirects.ToImmutable(), IsGroup: true, after));
    }

    private void Loop()
    {
        SkipBlanks();
        if (Looks("(("))
        {
            Arithmetic(opened: 2);
            return;
        }

        var name = Word().Bare;
        if (name is null || !IsName(name))
            throw new ShellSyntaxException("a loop has no variable");
        SkipLines();
        if (!Looks("in") || !IsBreak(Ahead(2)))
        {
            _found.Loops.Add((name, null));
            return;
        }

        _at += 2;
        var values = ImmutableArray.CreateBuilder<ShellWord>();
        for (SkipBlanks(); !AtCommandEnd(); SkipBlanks())
        {
            if (Current is '(' or '<' or '>' && Ahead(1) != '(')
                throw new ShellSyntaxException("the words of a loop are not understood");
            values.Add(Word());
        }

        _found.Loops.Add((name, values.ToImmutable()));
    }

    private void Case()
    {
        SkipBlanks();
        _ = Word();
        SkipLines();
        if (!Looks("in") || !IsBreak(Ahead(2)))
            throw new ShellSyntaxException("a case has no 'in'");
        _at += 2;
        while (true)
        {
            SkipLines();
            if (AtEnd)
                throw new ShellSyntaxException("a case has no esac");
            if (Looks("esac") && IsBreak(Ahead(4)))
            {
                _at += 4;
                Redirections("esac");
                return;
            }

            Pattern();
            if (_pending.Count > 0)
                throw new ShellSyntaxException("where a here-document begins is not certain");
            var inner = new ShellParser(_text, _depth + 1, _found) { _at = _at };
            inner.List(Until.CaseItem);
            if (inner._pending.Count > 0)
                throw new ShellSyntaxException("a here-document ends inside of a case");
            _at = inner._at;
            if (inner._caseEnded)
                return;
        }
    }

    private void Pattern()
    {
        if (Current == '(')
            _at++;
        for (SkipBlanks(); Current != ')'; SkipBlanks())
        {
            if (AtEnd || Current is '\n' or ';' or '&' or '(' or '<' or '>')
                throw new ShellSyntaxException("a pattern of a case is not understood");
            if (Current == '|')
                _at++;
            else
                _ = Word();
        }

        _at++;
    }

    /// <summary>[[ … ]]: judged as one command with its words.</summary>
    private void Condition()
    {
        var (start, words) = (_at, ImmutableArray.CreateBuilder<ShellWord>());
        words.Add(Literal("[["));
        for (SkipConditionBlanks(); ; SkipConditionBlanks())
        {
            if (AtEnd || Current == ';')
                throw new ShellSyntaxException("a condition has no ]]");
            if (Looks("<(") || Looks(">("))
                throw new ShellSyntaxException("a process is started in a condition");
            if (Current is '(' or ')' or '<' or '>' or '|' or '&')
            {
                _at++;
                continue;
            }

            var word = Word();
            if (word.Bare is "-v" or "-eq" or "-ne" or "-lt" or "-le" or "-gt" or "-ge")
                _found.Arithmetic = true;
            words.Add(word);
            if (word.Bare == "]]")
                break;
        }

        Emit(new ShellCommand([], words.ToImmutable(), [], IsGroup: false, "[[" + _text[start.._at]));
        Redirections("]]");
    }

    private void SkipConditionBlanks()
    {
        while (Current is ' ' or '\t' or '\n' || Current == '\\' && Ahead(1) == '\n')
            _at++;
    }

    private static ShellWord Literal(string text) => new([.. text.Select(c => new Atom(AtomKind.Char, c, Quoted: false))]);

    private static bool IsBreak(char c) => c is '\0' or ' ' or '\t' or '\n' or ';';

    private static bool IsName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
