using System.Collections.Immutable;

namespace Grip.Core.Permissions.Programs;

internal static class FindProgram
{
    public static Effects? TryDescribe(string program, ImmutableArray<Argument> arguments) =>
        program switch
        {
            "find" or "gfind" => Find(arguments),
            "fd" or "fdfind" => Fd(arguments),
            _ => null,
        };

    private static Effects Find(ImmutableArray<Argument> arguments)
    {
        var runs = ImmutableArray.CreateBuilder<ImmutableArray<Argument>>();
        var writes = ImmutableArray.CreateBuilder<Argument>();
        var reads = arguments
            .TakeWhile(argument => argument.IsKnown ? !IsExpression(argument.Text) : !argument.IsPattern || argument.Prefix.Length > 0)
            .ToImmutableArray();
        var (loss, unknown) = ((string?)null, false);
        for (var i = reads.Length; i < arguments.Length; i++)
        {
            var argument = arguments[i];
            unknown |=
                argument.MayBeOption
                && !argument.IsKnown
                && !(
                    i > 0
                    && arguments[i - 1]
                        is {
                            IsKnown: true,
                            Text: "-name"
                                or "-iname"
                                or "-path"
                                or "-ipath"
                                or "-wholename"
                                or "-regex"
                                or "-newer"
                                or "-size"
                                or "-mtime"
                                or "-mmin"
                        }
                );
            switch (argument.IsKnown ? argument.Text : "")
            {
                case "-delete":
                    loss = "every file that find matches";
                    break;
                case "-exec" or "-execdir" or "-ok" or "-okdir":
                    var command = arguments[(i + 1)..]
                        .TakeWhile(word => word is not { IsKnown: true, Text: ";" } and not { IsKnown: true, Text: "+" })
                        .ToImmutableArray();
                    runs.Add([.. command.Select(word => word.Text.Contains("{}", StringComparison.Ordinal) ? Found(word) : word)]);
                    i += command.Length + 1;
                    break;
                case "-fprint" or "-fprint0" or "-fprintf" or "-fls":
                    writes.Add(i + 1 < arguments.Length ? arguments[i + 1] : Argument.Unknown);
                    break;
            }
        }

        return new Effects
        {
            OnlyReads = loss is null && writes.Count == 0 && !unknown && !reads.Any(word => word is { IsKnown: false, IsPattern: false }),
            Reads = reads.RemoveAll(word => word.IsOption),
            Writes = writes.ToImmutable(),
            Loss = loss,
            Runs = runs.ToImmutable(),
            Concern =
                unknown || reads.Any(word => word is { IsKnown: false, IsPattern: false, MayBeOption: true })
                    ? "a word that is not known may delete or run something"
                : writes.Count > 0 ? "find writes a file"
                : null,
            Option = writes.Count > 0 ? "-fprint" : null,
        };

        // It begins with the place that is searched, so it is never an option.
        static Argument Found(Argument word) =>
            new(
                word.Text.StartsWith("{}", StringComparison.Ordinal)
                    ? "./"
                    : word.Text[..word.Text.IndexOf("{}", StringComparison.Ordinal)],
                IsKnown: false,
                IsPattern: word.Text.StartsWith("{}", StringComparison.Ordinal)
            );
    }

    private static bool IsExpression(string text) => text is ['-', not ('H' or 'L' or 'P' or 'O' or 'D'), ..] or "(" or "!" or ",";

    private static Effects Fd(ImmutableArray<Argument> arguments)
    {
        var at = arguments.IndexOf(
            arguments.FirstOrDefault(argument =>
                argument.IsKnown && (argument.Text is "-x" or "-X" || argument.Text.StartsWith("--exec", StringComparison.Ordinal))
            )!
        );
        var scan = OptionScan.Of(
            at < 0 ? arguments : arguments[..at],
            ProgramTable.Words(
                "-e -t -E -d -c -j -S --extension --type --exclude --max-depth --min-depth --color --threads --size --changed-within --changed-before --base-directory --search-path"
            )
        );
        if (
            at < 0
            && scan.Options.Any(option =>
                option.Name.Length > 2
                && option.Name[1] != '-'
                && (option.Name.Contains('x', StringComparison.Ordinal) || option.Name.Contains('X', StringComparison.Ordinal))
            )
        )
            return new Effects { Opaque = "fd runs a program for what it finds" };
        return new Effects
        {
            OnlyReads = !scan.MayHoldMore || scan.Operands.All(operand => operand.IsKnown || operand.IsPattern),
            Reads = [.. scan.Operands.Skip(1), .. scan.Values("--base-directory", "--search-path").OfType<Argument>()],
            Concern = scan.Operands.Any(operand => operand is { IsKnown: false, IsPattern: false, MayBeOption: true })
                ? "a word that is not known may run something"
                : null,
            Runs =
                at < 0
                    ? []
                    :
                    [
                        [.. arguments[(at + 1)..], Argument.Unknown],
                    ],
        };
    }
}
