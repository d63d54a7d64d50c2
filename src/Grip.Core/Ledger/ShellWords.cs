using System.Collections.Immutable;
using System.Text;

namespace Grip.Core.Ledger;

/// <summary>A line of shell as programs with their words. Quotes around plain words do not count; what a shell computes is kept as it stands.</summary>
internal static class ShellWords
{
    private static readonly string[] Operators = ["&&", "||", "|&", ";;", "|", ";", "&", "\n"];

    /// <summary>One run of a program.</summary>
    /// <param name="Words">The program and its arguments.</param>
    /// <param name="After">The operator that follows it; empty for the last.</param>
    public sealed record Part(ImmutableArray<string> Words, string After);

    public static ImmutableArray<Part> Parts(string line)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; )
        {
            if (line[i] is '\'' or '"')
            {
                var end = Closing(line, i);
                word.Append(line, i + 1, Math.Max(0, end - i - 1));
                (quoted, i) = (true, end + 1);
            }
            else if (line[i] == '\\' && i + 1 < line.Length)
            {
                if (line[i + 1] != '\n')
                    word.Append(line[i + 1]);
                i += 2;
            }
            else if (Operator(line, i) is { } found && !IsRedirection(line, i, found))
            {
                EndWord();
                EndPart(found);
                i += found.Length;
            }
            else if (char.IsWhiteSpace(line[i]))
            {
                EndWord();
                i++;
            }
            else
                word.Append(line[i++]);
        }

        EndWord();
        EndPart("");
        return parts.ToImmutable();

        void EndWord()
        {
            if (word.Length > 0 || quoted)
                words.Add(word.ToString());
            word.Clear();
            quoted = false;
        }

        void EndPart(string after)
        {
            if (words.Count > 0)
                parts.Add(new Part(words.ToImmutable(), after == "\n" ? ";" : after));
            words.Clear();
        }
    }

    /// <summary>"2>&amp;1" holds a '&amp;' that starts nothing in the background.</summary>
    private static bool IsRedirection(string line, int at, string found) =>
        found == "&" && (at > 0 && line[at - 1] is '>' or '<' || at + 1 < line.Length && line[at + 1] == '>');

    private static string? Operator(string line, int at) =>
        Operators.FirstOrDefault(one => string.CompareOrdinal(line, at, one, 0, one.Length) == 0);

    private static int Closing(string line, int open)
    {
        for (var i = open + 1; i < line.Length; i++)
        {
            if (line[i] == line[open])
                return i;
            if (line[i] == '\\' && line[open] == '"')
                i++;
        }

        return line.Length;
    }
}
