using System.Collections.Immutable;

namespace Grip.Core.Permissions.Programs;

/// <summary>Shells: what -c gives them is judged as if it stood there; what they read from elsewhere cannot be seen.</summary>
internal static class Shells
{
    private static readonly ImmutableHashSet<string> Names = ProgramTable.Words("sh bash zsh dash ksh mksh ash rbash yash");
    private static readonly ImmutableHashSet<string> Others = ProgramTable.Words(
        "fish csh tcsh pwsh powershell nu elvish xonsh cmd cmd.exe powershell.exe"
    );
    private static readonly ImmutableHashSet<string> Valued = ProgramTable.Words("-o -O +o +O --rcfile --init-file");

    public static Effects? TryDescribe(string program, ImmutableArray<Argument> arguments)
    {
        if (Others.Contains(program))
            return arguments.Any(argument => argument.IsOption && argument.Text is "--version" or "-Version")
                ? new Effects { OnlyReads = true }
                : new Effects { Opaque = $"{program} runs commands in its own language", Carries = Wrappers.Tails(arguments) };
        if (!Names.Contains(program))
            return null;
        if (arguments is [{ IsKnown: true, Text: "--version" or "--help" }])
            return new Effects { OnlyReads = true };
        var rest = arguments;
        var command = false;
        while (rest is [{ IsKnown: true, Text: ['-' or '+', _, ..] } option, ..])
        {
            rest = rest[1..];
            var text = option.Text;
            if (
                text is "--rcfile" or "--init-file" or "-s" or "-i"
                || text.StartsWith("--rc", StringComparison.Ordinal)
                || text.StartsWith("--init", StringComparison.Ordinal)
            )
                return new Effects { Opaque = "the shell reads commands from elsewhere" };
            if (text == "--")
                break;
            if (!text.StartsWith("--", StringComparison.Ordinal))
            {
                command |= text.Contains('c', StringComparison.Ordinal);
                if (text.Contains('i', StringComparison.Ordinal) || text.Contains('s', StringComparison.Ordinal))
                    return new Effects { Opaque = "the shell reads commands from elsewhere" };
            }

            if (Valued.Contains(text) || text is ['-', .., 'o' or 'O'] && !text.StartsWith("--", StringComparison.Ordinal))
                rest = rest.IsEmpty ? rest : rest[1..];
        }

        if (rest.IsEmpty)
            return new Effects { Opaque = "the shell reads commands from its input" };
        if (!command)
            return rest[0].IsKnown ? new Effects() : new Effects { Opaque = "the script's name is not known" };
        return rest[0].IsKnown
            ? new Effects { IsWrapper = true, Scripts = [rest[0].Text] }
            : new Effects { Opaque = "the text that the shell runs is not known" };
    }
}
