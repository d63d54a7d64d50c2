using System.Collections.Immutable;
using System.Text;

namespace Grip.Tests.ScenarioFrame;

/// <summary>One line of a scenario's command file.</summary>
/// <param name="Program">Another program than grip, from a line <c>run: PROGRAM ARGUMENTS</c>.</param>
internal sealed record Step(string Line, string? Program, ImmutableArray<string> Arguments, int ExitCode)
{
    /// <summary>As in <c>rename Order.Total Sum</c>, <c>exit 1: rename Nothing Sum</c>, <c>run: git init</c>.</summary>
    public static Step Parse(string line)
    {
        var rest = line.Trim();
        var exitCode = 0;
        if (rest.StartsWith("exit ", StringComparison.Ordinal) && rest.Split(':', 2) is [var head, var tail])
        {
            exitCode = int.Parse(head["exit ".Length..]);
            rest = tail.Trim();
        }

        if (rest.StartsWith("run:", StringComparison.Ordinal))
            return Split(rest["run:".Length..]) is [var program, .. var own]
                ? new Step(line, program, own, exitCode)
                : throw new FormatException($"'{line}' names no program.");
        return new Step(line, Program: null, Split(rest), exitCode);
    }

    /// <summary>Words as a shell would make them: quotes of both kinds keep spaces, nothing else is special.</summary>
    private static ImmutableArray<string> Split(string text)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        char? quote = null;
        var open = false;
        foreach (var character in text)
            if (quote is null && char.IsWhiteSpace(character))
            {
                if (open)
                    words.Add(word.ToString());
                word.Clear();
                open = false;
            }
            else if (character == quote)
                quote = null;
            else if (quote is null && character is '\'' or '"' && quote is null)
                (quote, open) = (character, true);
            else
            {
                word.Append(character);
                open = true;
            }

        if (quote is not null)
            throw new FormatException($"A quote is not closed in '{text}'.");
        if (open)
            words.Add(word.ToString());
        return words.ToImmutable();
    }
}
