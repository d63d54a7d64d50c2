using System.Collections.Immutable;

namespace Grip.Core.Permissions.Programs;

/// <summary>Programs that make, copy, move and remove files.</summary>
internal static class FilePrograms
{
    private static readonly ImmutableHashSet<string> Valued = ProgramTable.Words(
        "-t -S -m -g -o -r -d -b -s --target-directory --suffix --mode --group --owner --reference --date --backup"
    );

    public static Effects? TryDescribe(string program, ImmutableArray<Argument> arguments) =>
        program switch
        {
            "mkdir" or "touch" => Making(arguments, program == "touch" ? "-t -r -d --reference --date --time" : "-m --mode"),
            "rmdir" => Making(arguments, ""),
            "cp" or "gcp" => Copy(arguments, moves: false),
            "mv" or "gmv" => Copy(arguments, moves: true),
            "ln" or "gln" or "install" or "ginstall" => Copy(arguments, moves: true) with { IsFileCommand = false },
            "rm" or "grm" or "unlink" or "del" or "trash" => Remove(arguments),
            "tee" => new Effects { Writes = OptionScan.Of(arguments, []).Operands, IsFileCommand = true },
            "chmod" or "chown" or "chgrp" or "setfacl" or "chattr" => Rights(program, arguments),
            "truncate" or "shred" or "srm" or "wipe" => new Effects
            {
                Loss = "what the files hold",
                Writes = OptionScan.Of(arguments, ProgramTable.Words("-s -n -r --size --iterations --reference")).Operands,
            },
            "dd" => new Effects
            {
                Loss = "whatever dd writes over",
                Reads = Named(arguments, "if="),
                Writes = Named(arguments, "of="),
            },
            "rsync" => Sync(arguments),
            "tar" or "bsdtar" or "gtar" => Tar(arguments),
            "mktemp" => new Effects
            {
                Writes = OptionScan.Of(arguments, ProgramTable.Words("-p --tmpdir --suffix")).Operands,
                IsFileCommand = true,
            },
            _ => null,
        };

    private static Effects Making(ImmutableArray<Argument> arguments, string valued)
    {
        var scan = OptionScan.Of(arguments, ProgramTable.Words(valued));
        return new Effects { IsFileCommand = true, Writes = scan.Operands };
    }

    private static Effects Copy(ImmutableArray<Argument> arguments, bool moves)
    {
        var scan = OptionScan.Of(
            arguments,
            Valued.Except(moves ? ["-r", "-o", "-s", "-d", "-b", "-g"] : ["-r", "-o", "-s", "-d", "-b", "-g", "-m"])
        );
        var into = scan.Values("-t", "--target-directory").OfType<Argument>().ToImmutableArray();
        var operands = scan.Operands;
        var targets = into.IsEmpty ? operands.TakeLast(operands.Length > 1 || moves ? 1 : 0) : into;
        var sources = into.IsEmpty ? operands.SkipLast(1) : operands;
        var empties = operands.Any(operand => operand is { IsKnown: true, Text: "/dev/null" or "/dev/zero" or "/dev/urandom" });
        return new Effects
        {
            IsFileCommand = true,
            Reads = moves ? [] : [.. sources],
            Writes = moves ? [.. sources, .. targets] : [.. targets],
            Loss = empties ? "what the file holds" : null,
            Concern = scan.MayHoldMore ? "a word that is not known may be an option" : null,
        };
    }

    private static Effects Remove(ImmutableArray<Argument> arguments)
    {
        var scan = OptionScan.Of(arguments, []);
        var what = string.Join(' ', scan.Operands.Select(operand => operand.ToString()));
        var recursive = scan.Has("-r", "-R", "--recursive", "-d", "--dir", "--no-preserve-root");
        return new Effects
        {
            Writes = scan.Operands,
            Loss =
                recursive ? $"{what} and everything below"
                : scan.MayHoldMore ? $"files that are not known in advance ({what})"
                : scan.Operands.Any(operand => operand.IsPattern) ? $"every file that matches {what}"
                : null,
        };
    }

    private static Effects Rights(string program, ImmutableArray<Argument> arguments)
    {
        var scan = OptionScan.Of(arguments, ProgramTable.Words("--reference -m -M -x -X -b"));
        var recursive = scan.Has("-R", "--recursive") || scan.Operands.Skip(1).Any(operand => !operand.IsKnown && operand.MayBeOption);
        var mode = scan.Operands.FirstOrDefault()?.Text ?? "";
        var special =
            program == "chmod" && (mode.Contains('s', StringComparison.Ordinal) || mode.Length == 4 && mode[0] is '2' or '4' or '6' or '7');
        return new Effects
        {
            Writes = [.. scan.Operands.Skip(1)],
            Loss = recursive ? "the rights and owners of everything below" : null,
            Concern = special ? "it lets a program run with another user's rights" : null,
            Option = special ? mode : null,
        };
    }

    private static Effects Sync(ImmutableArray<Argument> arguments)
    {
        var scan = OptionScan.Of(
            arguments,
            ProgramTable.Words(
                "-e -f -T --rsh --exclude --include --filter --files-from --rsync-path --temp-dir --backup-dir --out-format --log-file"
            )
        );
        var deletes = scan.Has(
            "--delete",
            "--delete-before",
            "--delete-after",
            "--delete-during",
            "--delete-excluded",
            "--remove-source-files",
            "--del"
        );
        return new Effects
        {
            Reads = [.. scan.Operands.SkipLast(1)],
            Writes = [.. scan.Operands.TakeLast(1), .. scan.Values("--log-file", "--backup-dir").OfType<Argument>()],
            Loss = deletes ? "files that the other side does not have" : null,
            Concern =
                scan.Find("-e", "--rsh", "--rsync-path") is { } option ? $"{option} runs a program"
                : scan.MayHoldMore ? "a word that is not known may be an option"
                : null,
            Option = scan.Find("-e", "--rsh", "--rsync-path"),
        };
    }

    private static Effects Tar(ImmutableArray<Argument> arguments)
    {
        // The first word may be options without a dash, as in "tar czf".
        ImmutableArray<Argument> all = arguments is [{ IsKnown: true, IsOption: false } first, .. var others]
            ? [Argument.Known("-" + first.Text), .. others]
            : arguments;
        var scan = OptionScan.Of(
            all,
            ProgramTable.Words(
                "-f -C -I -T -X -b -F -g -H -K -L -N -V --file --directory --use-compress-program --to-command --checkpoint-action --checkpoint --rsh-command --info-script --new-volume-script --exclude --transform --files-from --exclude-from --owner --group --mode --strip-components"
            )
        );
        var running = scan.Find(
            "-I",
            "-F",
            "--use-compress-program",
            "--to-command",
            "--checkpoint-action",
            "--rsh-command",
            "--rmt-command",
            "--info-script",
            "--new-volume-script"
        );
        var files = scan.Values("-f", "--file").OfType<Argument>().ToImmutableArray();
        var reads = scan.Has("-t", "--list");
        return new Effects
        {
            OnlyReads = reads && running is null && !scan.MayHoldMore,
            Reads = reads ? files : [.. scan.Operands],
            Writes = reads
                ? []
                :
                [
                    .. files.Where(file => file is not { IsKnown: true, Text: "-" }),
                    .. scan.Values("-C", "--directory").OfType<Argument>(),
                ],
            Loss = scan.Has("--remove-files", "--recursive-unlink", "--unlink-first", "--overwrite-dir") ? "files that tar removes" : null,
            Concern =
                running is not null ? $"{running} runs a program"
                : scan.Has("-P", "--absolute-names") ? "absolute names lead out of the folder"
                : scan.MayHoldMore ? "a word that is not known may be an option that runs something"
                : null,
            Option = running ?? scan.Find("-P", "--absolute-names"),
        };
    }

    private static ImmutableArray<Argument> Named(ImmutableArray<Argument> arguments, string name) =>
        [
            .. arguments
                .Where(argument => argument.Text.StartsWith(name, StringComparison.Ordinal))
                .Select(argument => argument with { Text = argument.Text[name.Length..] }),
        ];
}
