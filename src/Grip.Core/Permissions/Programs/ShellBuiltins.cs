using System.Collections.Immutable;

namespace Grip.Core.Permissions.Programs;

/// <summary>Commands of the shell itself.</summary>
internal static class ShellBuiltins
{
    public static Effects? TryDescribe(string program, ImmutableArray<Argument> arguments) =>
        program switch
        {
            ":" or "((" or "()" or "let" => new Effects { OnlyReads = true },
            "eval" => Unseen("eval runs text that it puts together"),
            "." or "source" => Unseen("it runs the commands of a file"),
            "alias" or "unalias" => arguments.IsEmpty ? new Effects { OnlyReads = true } : Unseen("it gives a command another meaning"),
            "enable"
            or "hash"
            or "bind"
            or "complete"
            or "compgen"
            or "compopt"
            or "fc"
            or "history"
            or "caller"
            or "mapfile"
            or "readarray" => Unseen($"{program} can change what commands mean"),
            "shopt" or "set" => Options(arguments),
            "cd" or "pushd" or "chdir" => Folder(arguments),
            "popd" or "dirs" => new Effects { OnlyReads = true },
            "trap" => Trap(arguments),
            "export" or "readonly" or "local" or "declare" or "typeset" => Declare(arguments),
            "unset" or "read" or "getopts" => Variable(arguments),
            "printf" => Print(arguments),
            _ => null,
        };

    private static Effects Unseen(string why) => new() { Opaque = why };

    private static Effects Options(ImmutableArray<Argument> arguments)
    {
        var harmless = ProgramTable.Words(
            "-e -u -x -v -f -o +e +x +u -eu -ex -ux -eux -euo -euxo -eo -uo -xeuo -Eeuo -Eeuxo errexit nounset pipefail xtrace noglob -s -q nullglob globstar dotglob failglob --"
        );
        return arguments.All(argument => argument.IsKnown && harmless.Contains(argument.Text))
            ? new Effects { OnlyReads = true }
            : Unseen("it changes how the shell reads commands");
    }

    private static Effects Folder(ImmutableArray<Argument> arguments)
    {
        var operands = arguments.Where(argument => !argument.IsKnown || argument.Text is not ("-P" or "-L" or "--")).ToImmutableArray();
        return operands switch
        {
            [] => new Effects { OnlyReads = true, Folder = Argument.Known("~") },
            [{ IsKnown: true, Text: "-" }] => new Effects { OnlyReads = true },
            [var folder] => new Effects { OnlyReads = true, Folder = folder },
            _ => new Effects { OnlyReads = true, Folder = Argument.Unknown },
        };
    }

    private static Effects Trap(ImmutableArray<Argument> arguments) =>
        arguments switch
        {
            [] or [{ Text: "-" or "-l" or "-p", IsKnown: true }, ..] => new Effects { OnlyReads = true },
            [{ IsKnown: true, IsOption: false } script, ..] => new Effects { IsWrapper = true, Scripts = [script.Text] },
            _ => Unseen("it sets a trap that is not known"),
        };

    private static Effects Declare(ImmutableArray<Argument> arguments)
    {
        foreach (var argument in arguments)
        {
            if (!argument.IsKnown && !argument.Prefix.Contains('=', StringComparison.Ordinal))
                return Unseen("it sets a variable whose name is not known");
            var text = argument.Prefix.Length > 0 ? argument.Prefix : argument.Text;
            if (text is "-p" or "-r" or "-i" or "-a" or "-A" or "-x" or "-g" or "-l" or "-u")
                continue;
            if (text.StartsWith('-') || !VariableNames.MayBeSet(text.Split('=')[0].TrimEnd('+')))
                return Unseen($"it sets '{text.Split('=')[0]}', which can change what commands do");
        }

        return new Effects { OnlyReads = true };
    }

    private static Effects Variable(ImmutableArray<Argument> arguments) =>
        arguments.All(argument =>
            argument.IsKnown && (argument.IsOption || !IsIdentifier(argument.Text) || VariableNames.MayBeSet(argument.Text))
        )
            ? new Effects { OnlyReads = true }
            : Unseen("it sets a variable that can change what commands do");

    private static Effects Print(ImmutableArray<Argument> arguments) =>
        arguments is [{ IsKnown: true, Text: var first }, ..] && !first.StartsWith("-v", StringComparison.Ordinal)
        || arguments is [{ MayBeOption: false }, ..]
            ? new Effects { OnlyReads = true }
        : arguments is [{ IsKnown: true }, { IsKnown: true } name, ..] && VariableNames.MayBeSet(name.Text)
            ? new Effects { OnlyReads = true }
        : Unseen("it sets a variable that is not known");

    private static bool IsIdentifier(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !char.IsAsciiDigit(text.FirstOrDefault('0'));
}
