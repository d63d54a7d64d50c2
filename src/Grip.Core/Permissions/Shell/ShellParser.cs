using System.Collections.Immutable;

namespace Grip.Core.Permissions.Shell;

/// <summary>
/// Reads a command line the way bash does, down to every simple command in it, whatever it is nested in. What it does not
/// understand with certainty is a problem, never a guess: the caller asks then.
/// </summary>
internal sealed partial class ShellParser
{
    private const int Deepest = 40;
    private const int MostCommands = 500;

    private readonly string _text;
    private readonly int _depth;
    private readonly Gathered _found;
    private readonly Queue<HereDocument> _pending = new();
    private int _at;

    // What a '|' would read from, what the next command reads from, and whether the '|' is half of '||'.
    private ShellCommand? _last;
    private ShellCommand? _feeder;
    private bool _afterBar;

    private ShellParser(string text, int depth, Gathered found)
    {
        if (depth > Deepest)
            throw new ShellSyntaxException("it is nested too deeply");
        (_text, _depth, _found) = (text, depth, found);
    }

    /// <summary>What all nested parsers find together.</summary>
    private sealed class Gathered
    {
        public List<ShellCommand> Commands { get; } = [];
        public List<(string Name, ImmutableArray<ShellWord>? Values)> Loops { get; } = [];
        public HashSet<string> Clobbered { get; } = new(StringComparer.Ordinal);

        /// <summary>An expression that evaluates the values of variables, subscripts included.</summary>
        public bool Arithmetic { get; set; }

        /// <summary>Quoted text that such an evaluation would run.</summary>
        public bool Dormant { get; set; }
    }

    private enum Until
    {
        End,
        Parenthesis,
        CaseItem,
    }

    /// <param name="problem">What is not understood, to be put after "cannot be judged: "; null if all is.</param>
    public static ShellScript? TryParse(string text, out string? problem)
    {
        try
        {
            ShellText.Demand(text);
            var found = new Gathered();
            var parser = new ShellParser(text, 0, found);
            parser.List(Until.End);
            if (found.Arithmetic && found.Dormant)
                throw new ShellSyntaxException("an arithmetic expression could run quoted text");
            problem = null;
            return new ShellScript([.. found.Commands], [.. found.Loops], [.. found.Clobbered]);
        }
        catch (ShellSyntaxException failure)
        {
            problem = failure.Message;
            return null;
        }
    }

    private bool AtEnd => _at >= _text.Length;

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private char Ahead(int offset) => _at + offset < _text.Length ? _text[_at + offset] : '\0';

    private bool Looks(string what) => string.CompareOrdinal(_text, _at, what, 0, what.Length) == 0;

    private void List(Until until)
    {
        while (true)
        {
            SkipBlanks();
            if (AtEnd)
            {
                if (_pending.Count > 0)
                    throw new ShellSyntaxException("a here-document has no end");
                if (until == Until.Parenthesis)
                    throw new ShellSyntaxException("a parenthesis is not closed");
                if (until == Until.CaseItem)
                    throw new ShellSyntaxException("a case has no esac");
                return;
            }

            if (Current == ')')
            {
                if (until != Until.Parenthesis)
                    throw new ShellSyntaxException("a parenthesis is closed that was not opened");
                _at++;
                return;
            }

            if (until == Until.CaseItem && Looks(";;") || Looks(";&"))
            {
                if (until != Until.CaseItem)
                    throw new ShellSyntaxException("';&' stands outside of a case");
                _at += Looks(";;&") ? 3 : 2;
                return;
            }

            if (Current == '|' && Ahead(1) is not ('|' or '&') && !_afterBar)
                (_feeder, _last) = (_last, null);
            else if (Current is ';' or '&' or '|' or '\n')
                (_feeder, _last) = (null, null);
            _afterBar = Current == '|';
            if (Current == '\n')
                NewLine();
            else if (Current is ';' or '|' || Current == '&' && Ahead(1) != '>')
                _at++;
            else if (Command(until))
                return;
        }
    }

    /// <returns>True if the list that the command stands in has ended with it.</returns>
    private bool Command(Until until)
    {
        if (Current == '(')
            (_last, _feeder) = (null, null);
        if (Looks("(("))
        {
            Arithmetic(opened: 2);
            Redirections("((");
            return false;
        }

        if (Current == '(')
        {
            _at++;
            new Nesting(this).List(Until.Parenthesis);
            Redirections("()");
            return false;
        }

        return SimpleCommand(until);
    }

    /// <summary>Parses a list inside of this text, one level deeper.</summary>
    private readonly ref struct Nesting(ShellParser outer)
    {
        public void List(Until until)
        {
            if (outer._pending.Count > 0)
                throw new ShellSyntaxException("where a here-document begins is not certain");
            var inner = new ShellParser(outer._text, outer._depth + 1, outer._found) { _at = outer._at };
            inner.List(until);
            if (inner._pending.Count > 0)
                throw new ShellSyntaxException("a here-document ends inside of parentheses");
            outer._at = inner._at;
        }
    }

    private void Emit(ShellCommand command)
    {
        if (_found.Commands.Count >= MostCommands)
            throw new ShellSyntaxException($"it holds more than {MostCommands} commands");
        _found.Commands.Add(command);
    }

    private void SkipBlanks()
    {
        while (!AtEnd)
        {
            if (Current is ' ' or '\t')
                _at++;
            else if (Current == '\\' && Ahead(1) == '\n')
                _at += 2;
            else if (Current == '#')
            {
                while (!AtEnd && Current != '\n')
                    _at++;
            }
            else
                return;
        }
    }

    private void NewLine()
    {
        _at++;
        ReadHereDocuments();
    }

    private void SkipLines()
    {
        SkipBlanks();
        while (Current == '\n')
        {
            NewLine();
            SkipBlanks();
        }
    }
}
