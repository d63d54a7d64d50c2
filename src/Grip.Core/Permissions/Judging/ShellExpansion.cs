using System.Collections.Immutable;
using System.Globalization;
using Grip.Core.Permissions.Programs;
using Grip.Core.Permissions.Shell;

namespace Grip.Core.Permissions.Judging;

/// <summary>What the shell makes of a word, as far as it can be known: braces, variables of this very text, the home folder, patterns.</summary>
/// <param name="variables">Values of variables; one that is not here is not known.</param>
internal sealed class ShellExpansion(string home, string root, IReadOnlyDictionary<string, Argument> variables)
{
    private const int MostWords = 64;
    private static readonly System.Buffers.SearchValues<char> Splitting = System.Buffers.SearchValues.Create(" \t\n*?[");

    public ImmutableArray<Argument> Expand(ShellWord word) => [.. Braces(word.Atoms).SelectMany(Fields)];

    /// <summary>As in an assignment or a redirection: one word, no braces.</summary>
    public Argument ExpandSingle(ShellWord word)
    {
        var fields = Fields(word.Atoms).ToImmutableArray();
        return fields switch
        {
            [] => Argument.Known(""),
            [var only] => only,
            _ => Argument.Unknown,
        };
    }

    private IEnumerable<Argument> Fields(ImmutableArray<Atom> atoms)
    {
        var text = new System.Text.StringBuilder();
        var (pattern, known) = (false, true);
        for (var i = 0; i < atoms.Length; i++)
        {
            var atom = atoms[i];
            if (atom.Kind == AtomKind.Char)
            {
                if (!atom.Quoted && atom.Char == '~' && i == 0)
                {
                    if (atoms.Length > 1 && (atoms[1].Kind != AtomKind.Char || atoms[1].Char != '/'))
                        return [Argument.Unknown];
                    text.Append(home);
                    continue;
                }

                pattern |= !atom.Quoted && (atom.Char is '*' or '?' || atom.Char == '[' && atoms[i..].Any(later => Is(later, ']')));
                text.Append(atom.Char);
                continue;
            }

            if (atom is { Kind: AtomKind.Variable, Name: { } name } && Value(name) is { } value && Plain(value, atom.Quoted))
            {
                text.Append(value.Text);
                pattern |= value.IsPattern;
                continue;
            }

            // A number cannot be an option or lead anywhere; the name of a pipe is one of the system's.
            if (atom.Name == "number")
            {
                text.Append('0');
                continue;
            }

            if (atom.Name == "/dev/fd/")
            {
                text.Append("/dev/fd/63");
                continue;
            }

            known = false;
            break;
        }

        var result = text.ToString();
        if (!known)
            return [new Argument(pattern ? result[..Math.Max(0, result.AsSpan().IndexOfAny("*?["))] : result, IsKnown: false)];
        return [pattern ? new Argument(result, IsKnown: false, IsPattern: true) : Argument.Known(result)];
    }

    private Argument? Value(string name) =>
        variables.TryGetValue(name, out var value) ? value
        : name == "HOME" ? Argument.Known(home)
        : name == "PWD" && !variables.ContainsKey("cd") ? Argument.Known(root)
        : null;

    /// <summary>Unquoted values are split and matched with file names.</summary>
    private static bool Plain(Argument value, bool quoted) =>
        (value.IsKnown || value.IsPattern)
        && (quoted || value.Text.Length > 0 && (value.IsPattern || !value.Text.AsSpan().ContainsAny(Splitting)));

    /// <summary>a{b,c}d → abd, acd.</summary>
    private static IEnumerable<ImmutableArray<Atom>> Braces(ImmutableArray<Atom> atoms)
    {
        var result = ExpandBraces(atoms, 0).Take(MostWords + 1).ToImmutableArray();
        return result.Length <= MostWords
            ? result
            :
            [
                [new Atom(AtomKind.Unknown, '\0', Quoted: false)],
            ];
    }

    private static IEnumerable<ImmutableArray<Atom>> ExpandBraces(ImmutableArray<Atom> atoms, int depth)
    {
        if (depth > 12)
            return
            [
                [new Atom(AtomKind.Unknown, '\0', Quoted: false)],
            ];
        for (var open = 0; open < atoms.Length; open++)
        {
            if (!Is(atoms[open], '{') || Close(atoms, open) is not { } close || Choices(atoms, open, close) is not { } choices)
                continue;
            var (before, after) = (atoms[..open], atoms[(close + 1)..]);
            return choices.SelectMany(choice => ExpandBraces([.. before, .. choice, .. after], depth + 1));
        }

        return [atoms];
    }

    private static bool Is(Atom atom, char c) => atom is { Kind: AtomKind.Char, Quoted: false } && atom.Char == c;

    private static int? Close(ImmutableArray<Atom> atoms, int open)
    {
        var depth = 0;
        for (var i = open; i < atoms.Length; i++)
        {
            if (Is(atoms[i], '{'))
                depth++;
            else if (Is(atoms[i], '}') && --depth == 0)
                return i;
        }

        return null;
    }

    private static IEnumerable<ImmutableArray<Atom>>? Choices(ImmutableArray<Atom> atoms, int open, int close)
    {
        var choices = ImmutableArray.CreateBuilder<ImmutableArray<Atom>>();
        var (depth, start) = (0, open + 1);
        for (var i = open + 1; i < close; i++)
        {
            if (Is(atoms[i], '{'))
                depth++;
            else if (Is(atoms[i], '}'))
                depth--;
            else if (depth == 0 && Is(atoms[i], ','))
            {
                choices.Add(atoms[start..i]);
                start = i + 1;
            }
        }

        if (choices.Count > 0)
        {
            choices.Add(atoms[start..close]);
            return choices;
        }

        var inner = atoms[(open + 1)..close];
        return inner.All(atom => atom is { Kind: AtomKind.Char, Quoted: false })
            ? Sequence(string.Concat(inner.Select(atom => atom.Char)))
            : null;
    }

    /// <summary>{1..3} and {a..c}.</summary>
    private static IEnumerable<ImmutableArray<Atom>>? Sequence(string text)
    {
        var ends = text.Split("..");
        if (ends.Length is not (2 or 3))
            return null;
        if (
            ends.Length == 2
            && int.TryParse(ends[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(ends[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var to)
            && Math.Abs((long)to - from) < MostWords
        )
        {
            var step = Math.Sign(to - from);
            return Enumerable
                .Range(0, Math.Abs(to - from) + 1)
                .Select(i => Atoms((from + i * step).ToString(CultureInfo.InvariantCulture)));
        }

        return
        [
            [new Atom(AtomKind.Unknown, '\0', Quoted: false)],
        ];
    }

    private static ImmutableArray<Atom> Atoms(string text) => [.. text.Select(c => new Atom(AtomKind.Char, c, Quoted: false))];
}
