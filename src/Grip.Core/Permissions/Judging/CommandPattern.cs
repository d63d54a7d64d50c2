using System.Collections.Immutable;
using System.Text;
using Grip.Core.Permissions.Programs;

namespace Grip.Core.Permissions.Judging;

/// <summary>
/// The spec of a rule for shell commands. Words are matched with words: a '*' stands for any text, also for several words; at
/// the end, behind a space or as ":*", also for none.
/// </summary>
internal sealed class CommandPattern
{
    private const char Boundary = '\u0001';
    private const char Unknown = '\u0002';
    private const char Star = '\u0003';

    private readonly string _pattern;
    private readonly ImmutableArray<string> _words;

    public CommandPattern(string spec)
    {
        Text = spec;
        var written = spec.EndsWith(":*", StringComparison.Ordinal) ? spec[..^2] + " *" : spec;
        _pattern = Symbols(written);
        _words = [.. _pattern.Split(Boundary)];
    }

    public string Text { get; }

    /// <summary>True if it stands for all commands.</summary>
    public bool IsEverything => _pattern is [Star];

    public bool IsExact => !_pattern.Contains(Star, StringComparison.Ordinal);

    /// <summary>True if whoever wrote the rule wrote this option, or these words, into it.</summary>
    public bool Names(string option) => Text.Contains(option, StringComparison.Ordinal);

    /// <summary>True if it stands for these words. One that is not known is only met by a '*'.</summary>
    public bool Matches(ImmutableArray<Argument> words)
    {
        var text = Line(words);
        return Glob(_pattern, text) || _pattern.EndsWith($"{Boundary}{Star}", StringComparison.Ordinal) && Glob(_pattern[..^2], text);
    }

    /// <summary>Whatever the order of options and however they are put together; for rules that refuse.</summary>
    public bool MatchesLoosely(ImmutableArray<Argument> words)
    {
        if (Matches(words))
            return true;
        if (words.IsEmpty || !words[0].IsKnown || _words.Length < 2 || !Glob(_words[0], words[0].Text))
            return false;
        var wanted = _words.Skip(1).Where(word => word is ['-', _, ..]).SelectMany(Flags).ToArray();
        if (wanted.Any(flag => flag.Contains(Star, StringComparison.Ordinal)))
            return false;
        var given = words.Skip(1).Where(word => word.IsOption).SelectMany(word => Flags(word.Text)).ToHashSet(StringComparer.Ordinal);
        if (!wanted.All(given.Contains))
            return false;
        var operands = string.Join(Boundary, _words.Skip(1).Where(word => word is not ['-', _, ..]));
        var text = Line([.. words.Skip(1).Where(word => !word.IsOption)]);
        return operands.Length == 0 && text.Length == 0
            || Glob(operands, text)
            || operands.EndsWith(Star) && Glob(operands[..^1].TrimEnd(Boundary), text);
    }

    /// <summary>True if it may stand for these words once those that are not known are known.</summary>
    public bool MayMatch(ImmutableArray<Argument> words) =>
        words.Any(word => !word.IsKnown) && (!words[0].IsKnown || Glob(_words[0], words[0].Text)) && !IsSettled(words);

    /// <summary>True if a word in front of all that are not known differs already.</summary>
    private bool IsSettled(ImmutableArray<Argument> words)
    {
        for (
            var i = 1;
            i < Math.Min(words.Length, _words.Length) && words[i].IsKnown && !words[i].IsOption && !_words[i].StartsWith('-');
            i++
        )
            if (!Glob(_words[i], words[i].Text))
                return !_words[..i].Any(word => word.Contains(Star, StringComparison.Ordinal));
        return false;
    }

    private static IEnumerable<string> Flags(string word) =>
        word.StartsWith("--", StringComparison.Ordinal) ? [Long(word.Split('=')[0])] : word.Skip(1).Select(c => $"-{(c == 'R' ? 'r' : c)}");

    private static string Long(string option) =>
        option switch
        {
            "--recursive" => "-r",
            "--force" => "-f",
            _ => option,
        };

    private static string Line(ImmutableArray<Argument> words) =>
        string.Join(Boundary, words.Select(word => word.IsKnown || word.IsPattern ? word.Text : word.Text + Unknown));

    private static string Symbols(string spec)
    {
        var symbols = new StringBuilder();
        var quote = '\0';
        foreach (var c in spec.Trim())
        {
            if (quote != '\0')
            {
                if (c == quote)
                    quote = '\0';
                else
                    symbols.Append(c == '*' ? Star : c);
            }
            else if (c is '\'' or '"')
                quote = c;
            else if (c is ' ' or '\t')
            {
                if (symbols.Length > 0 && symbols[^1] != Boundary)
                    symbols.Append(Boundary);
            }
            else
                symbols.Append(c == '*' ? Star : c);
        }

        return symbols.ToString();
    }

    /// <summary>Linear with one way back, however many stars there are.</summary>
    private static bool Glob(string pattern, string text)
    {
        var (p, t, star, mark) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == Star)
            {
                star = p++;
                mark = t;
            }
            else if (p < pattern.Length && pattern[p] == text[t] && text[t] != Unknown)
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
                return false;
        }

        while (p < pattern.Length && pattern[p] == Star)
            p++;
        return p == pattern.Length;
    }
}
