using System.Collections.Immutable;

namespace Grip.Core.Ledger;

/// <summary>A command line in its canonical forms.</summary>
/// <param name="Exact">Equal for lines that do the same.</param>
/// <param name="Family">Equal for lines that try the same: the programs and their sub-commands, without flags and views.</param>
/// <param name="Line">On one line, for people.</param>
/// <param name="MayChangeByItself">It asks the network, the clock or another process, or looks where the tree does not tell.</param>
/// <param name="OnlyLooks">All its programs only look.</param>
/// <param name="LeavesRunning">It leaves a process behind.</param>
internal sealed record CommandForm(string Exact, string Family, string Line, bool MayChangeByItself, bool OnlyLooks, bool LeavesRunning)
{
    public static CommandForm Of(string command, string root)
    {
        var parts = ShellWords.Parts(command);
        if (parts is [{ Words: ["cd", var folder], After: "&&" or ";" }, ..] && WorkspacePath.Of(folder, root) == ".")
            parts = parts.RemoveAt(0);
        var programs = parts.Select(part => part with { Words = Plain(part.Words, root) }).ToImmutableArray();
        var running = programs.Any(part => part.After == "&" || part.Words[0] is "nohup" or "setsid" or "disown");
        return new CommandForm(
            string.Join(' ', programs.Select(part => $"{string.Join('\u001f', Sorted(part.Words))} {part.After}")).Trim(),
            string.Join(
                " && ",
                programs
                    .Where((_, i) => i == 0 || programs[i - 1].After is not ("|" or "|&"))
                    .Select(part => Programs.FamilyOf(part.Words))
                    .Distinct(StringComparer.Ordinal)
            ),
            string.Join(' ', command.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            running || Programs.AnyMayChange(command, programs),
            programs.All(part => Programs.OnlyLooks(part.Words)),
            running
        );
    }

    /// <summary>Without what changes nothing: standard error joined to the output, "./" and the workspace's own path.</summary>
    private static ImmutableArray<string> Plain(ImmutableArray<string> words, string root)
    {
        var plain = words
            .Where(word => word is not ("2>&1" or "2>&1;"))
            .Select(word =>
                word.StartsWith("./", StringComparison.Ordinal) && word.Length > 2 ? word[2..]
                : word.StartsWith(root + "/", StringComparison.Ordinal) ? word[(root.Length + 1)..]
                : word
            )
            .Select(word => word.Length > 1 && word[^1] == '/' ? word.TrimEnd('/') : word)
            .ToImmutableArray();
        return plain.IsEmpty ? words : plain;
    }

    /// <summary>Flags in a fixed order, each with what belongs to it, for programs that do not care about it.</summary>
    private static IEnumerable<string> Sorted(ImmutableArray<string> words)
    {
        if (!Programs.TakesFlagsInAnyOrder(words[0]) || words.Contains("--"))
            return words;
        var (flags, others) = (new List<string>(), new List<string>());
        for (var i = 0; i < words.Length; i++)
            if (!words[i].StartsWith('-'))
                others.Add(words[i]);
            else if (Programs.TakesValue(words, i))
                flags.Add($"{words[i]} {words[++i]}");
            else
                flags.Add(words[i]);
        return others.Concat(flags.Order(StringComparer.Ordinal));
    }
}
