using System.Collections.Immutable;

namespace Grip.Core.Permissions.Programs;

/// <summary>git: its options in front of the command, what only reads, what runs something, what throws work away.</summary>
internal static class GitProgram
{
    private static readonly ImmutableHashSet<string> Reading = ProgramTable.Words(
        "status log diff show blame annotate shortlog describe rev-parse rev-list ls-files ls-tree cat-file name-rev merge-base cherry whatchanged range-diff grep "
            + "for-each-ref show-ref show-branch count-objects version check-ignore check-attr check-mailmap check-ref-format diff-tree diff-index diff-files fsck verify-pack var merge-tree get-tar-commit-id patch-id column stripspace"
    );

    private static readonly ImmutableHashSet<string> Known = Reading.Union(
        ProgramTable.Words(
            "add am apply archive bisect branch bundle checkout cherry-pick clean clone commit config difftool fetch format-patch gc help hash-object init lfs maintenance merge mergetool mv notes "
                + "prune pull push read-tree rebase reflog remote replace request-pull rerere reset restore revert rm send-email sparse-checkout stash submodule switch symbolic-ref tag update-index update-ref "
                + "worktree write-tree commit-tree filter-branch filter-repo checkout-index ls-remote fast-export fast-import pack-refs repack verify-commit verify-tag unpack-objects mktag mktree interpret-trailers credential hook"
        )
    );

    private static readonly ImmutableHashSet<string> FrontValues = ProgramTable.Words(
        "-C -c --git-dir --work-tree --namespace --exec-path --super-prefix --config-env --attr-source --list-cmds"
    );

    private static readonly ImmutableHashSet<string> Valued = ProgramTable.Words(
        "-m -F -C -c -n -S -G -L -U -O -b -B -o -s -x -u -e -f -A --message --file --author --date --since --until --after --before --grep --format --pretty --max-count --skip --output --exec --upload-pack --receive-pack --template "
            + "--branch --depth --reference --origin --config --strategy --strategy-option --onto --cleanup --trailer --pathspec-from-file --sort --contains --no-contains --merged --no-merged --points-at --extcmd --tool --remote --prefix"
    );

    /// <summary>Keys of -c and of git config that only change what things look like, or who commits.</summary>
    private static readonly ImmutableArray<string> HarmlessKeys =
    [
        "color.",
        "user.",
        "advice.",
        "column.",
        "log.date",
        "log.decorate",
        "diff.renames",
        "diff.renamelimit",
        "diff.algorithm",
        "diff.context",
        "core.quotepath",
        "core.autocrlf",
        "core.eol",
        "core.safecrlf",
        "core.filemode",
        "core.ignorecase",
        "core.abbrev",
        "core.longpaths",
        "init.defaultbranch",
        "pull.rebase",
        "pull.ff",
        "push.default",
        "push.autosetupremote",
        "fetch.prune",
        "merge.conflictstyle",
        "merge.ff",
        "rebase.autostash",
        "rerere.enabled",
        "status.",
        "commit.gpgsign",
        "tag.gpgsign",
        "tag.sort",
        "branch.sort",
        "i18n.",
        "grep.linenumber",
        "protocol.version",
        "http.postbuffer",
        "gc.auto",
        "maintenance.auto",
    ];

    public static Effects? TryDescribe(string program, ImmutableArray<Argument> arguments)
    {
        if (program != "git")
            return null;
        var front = OptionScan.Of(arguments, FrontValues, untilOperand: true);
        if (front.Rest is not [var command, .. var rest])
            return front.Options.IsEmpty || front.Has("--version", "--help", "--html-path", "--man-path", "--info-path")
                ? new Effects { OnlyReads = true }
                : new Effects { Opaque = "git is told where to find its programs" };
        ImmutableArray<Argument> canonical = [command, .. rest];
        if (!command.IsKnown)
            return new Effects { Opaque = "the git command is not known" };
        var effects = Describe(command.Text, rest) with { Canonical = canonical, Folder = null };
        return InFront(front, effects);
    }

    private static Effects InFront(OptionScan front, Effects effects)
    {
        if (front.Find("--git-dir", "--work-tree", "--exec-path", "--config-env", "--super-prefix", "--list-cmds") is { } elsewhere)
            return effects with
            {
                OnlyReads = false,
                Concern = $"{elsewhere} makes git use another repository or other programs",
                Option = elsewhere,
            };
        foreach (var (name, value) in front.Options)
            if (name == "-c" && value is not null && !IsHarmless(value))
                return effects with { OnlyReads = false, Concern = $"-c {value} can make git run a program", Option = "-c" };
        return front.Values("-C").FirstOrDefault(value => value is not null) is { } folder
            ? effects with
            {
                Uses = [.. effects.Uses, folder],
            }
            : effects;
    }

    private static bool IsHarmless(Argument setting)
    {
        if (!setting.IsKnown)
            return false;
        var key = setting.Text.Split('=')[0];
        return HarmlessKeys.Any(known =>
                known[^1] == '.'
                    ? key.StartsWith(known, StringComparison.OrdinalIgnoreCase)
                    : key.Equals(known, StringComparison.OrdinalIgnoreCase)
            )
            || key.Equals("core.pager", StringComparison.OrdinalIgnoreCase) && setting.Text.Split('=', 2) is [_, "cat" or ""]
            || key.Equals("core.fsmonitor", StringComparison.OrdinalIgnoreCase) && setting.Text.Split('=', 2) is [_, "false" or ""]
            || key.Equals("core.hooksPath", StringComparison.OrdinalIgnoreCase) && setting.Text.Split('=', 2) is [_, "/dev/null"];
    }

    private static Effects Describe(string command, ImmutableArray<Argument> arguments)
    {
        if (!Known.Contains(command))
            return new Effects
            {
                Concern = $"'{command}' is no command of git itself, so it may be an alias for anything",
                Option = command,
            };
        var scan = OptionScan.Of(
            arguments,
            command is "branch" or "tag" or "push" or "clean" or "checkout" or "switch" or "reset" or "rm" or "stash"
                ? Valued.Except(["-f", "-C", "-c", "-B", "-n", "-x", "-e", "-u", "-s", "-S", "-o", "-A"])
                : Valued
        );
        var effects = GitLosses.Of(command, arguments, scan) ?? new Effects { OnlyReads = IsReading(command, arguments, scan) };
        if (Running(command, arguments, scan) is { } running)
            return effects with { OnlyReads = false, Concern = running.Why, Option = running.Option };
        if (effects.OnlyReads && arguments.Any(argument => !argument.IsKnown && argument.MayBeOption))
            return effects with { OnlyReads = false, Concern = "a word that is not known may be an option that writes or runs something" };
        return
            command is "push" or "checkout" or "reset" or "clean" or "branch" or "stash"
            && arguments.Any(argument => !argument.IsKnown && argument.MayBeOption)
            ? effects with
            {
                Concern = "a word that is not known may be an option that throws work away",
            }
            : effects;
    }

    private static (string Why, string Option)? Running(string command, ImmutableArray<Argument> arguments, OptionScan scan)
    {
        if (scan.Find("--output") is { } written && command is not ("config" or "commit"))
            return ($"{written} writes a file", written);
        if (
            scan.Find(
                "--ext-diff",
                "--textconv",
                "--upload-pack",
                "--receive-pack",
                "--exec",
                "--extcmd",
                "--open-files-in-pager",
                "--show-signature",
                "--filters",
                "--template",
                "--config",
                "--no-index",
                "--contents"
            ) is
            { } option
        )
            return ($"{option} can run a program, or lead out of the repository", option);
        var first = arguments.FirstOrDefault(argument => !argument.IsOption)?.Text;
        var shortOption = command switch
        {
            "grep" => scan.Find("-O"),
            "clone" or "ls-remote" => scan.Find("-u", "-c"),
            "rebase" => scan.Find("-x", "-i", "--interactive"),
            "difftool" or "mergetool" => command,
            "bisect" => first == "run" ? "run" : null,
            "submodule" => first is "foreach" or "update" or "add" or "init" ? first : null,
            "filter-branch"
            or "send-email"
            or "credential"
            or "hook"
            or "fast-import"
            or "maintenance"
            or "help"
            or "archive"
            or "lfs"
            or "replace" => command,
            "config" when Configuring(scan, first) is not null => scan.Operands.LastOrDefault(operand =>
                    operand.Text.Contains('.', StringComparison.Ordinal)
                )
                ?.Text.Split(' ')[0]
                ?? "--edit",
            "remote" => first is "add" or "set-url" ? first : null,
            "apply" or "am" => scan.Find("--unsafe-paths", "--directory"),
            _ => null,
        };
        if (
            command is "clone" or "fetch" or "pull" or "push" or "ls-remote"
            && arguments.Any(argument => argument.Text.Contains("ext::", StringComparison.OrdinalIgnoreCase))
        )
            return ("an ext:: address runs a program", "ext::");
        return shortOption is null ? null : ($"'{shortOption}' can run a program or change what git runs", shortOption);
    }

    private static string? Configuring(OptionScan scan, string? first)
    {
        if (scan.Has("--get", "--get-all", "--get-regexp", "--list", "-l", "--get-urlmatch", "--get-color") || first is "list" or "get")
            return null;
        if (scan.Has("--edit", "-e") || first == "edit")
            return "config";
        var operands = scan.Operands.Where((argument, i) => i > 0 || argument.Text is not ("set" or "unset")).ToImmutableArray();
        return operands switch
        {
            [{ IsKnown: true }]
                when first is not ("set" or "unset")
                    && !scan.Has("--unset", "--unset-all", "--remove-section", "--rename-section", "--add", "--replace-all") => null,
            [{ IsKnown: true } key, ..] when IsHarmless(Argument.Known(key.Text + "=x")) => null,
            _ => "config",
        };
    }

    private static bool IsReading(string command, ImmutableArray<Argument> arguments, OptionScan scan)
    {
        if (Reading.Contains(command))
            return true;
        var first = arguments.FirstOrDefault(argument => !argument.IsOption);
        return command switch
        {
            "branch" => scan.Operands.IsEmpty
                && !scan.Has(
                    "-d",
                    "-D",
                    "-m",
                    "-M",
                    "-c",
                    "-C",
                    "-f",
                    "-u",
                    "-t",
                    "--delete",
                    "--move",
                    "--copy",
                    "--force",
                    "--edit-description",
                    "--set-upstream-to",
                    "--unset-upstream",
                    "--track"
                )
                || scan.Has("--list", "-l", "--contains", "--no-contains", "--merged", "--no-merged", "--points-at", "--show-current")
                    && !scan.Has("-d", "-D", "-m", "-M", "-f", "--delete", "--move", "--force"),
            "tag" => scan.Operands.IsEmpty && !scan.Has("-d", "-f", "-a", "-s", "--delete", "--force")
                || scan.Has("-l", "--list", "--contains", "--points-at", "--merged") && !scan.Has("-d", "--delete", "-f", "--force"),
            "remote" => first is null || first is { IsKnown: true, Text: "get-url" },
            "stash" => first is { IsKnown: true, Text: "list" or "show" },
            "worktree" => first is { IsKnown: true, Text: "list" },
            "submodule" => first is null || first is { IsKnown: true, Text: "status" or "summary" },
            "notes" => first is null || first is { IsKnown: true, Text: "list" or "show" },
            "reflog" => first is null || first.IsKnown && first.Text is not ("expire" or "delete" or "drop" or "write"),
            "bisect" => first is { IsKnown: true, Text: "log" or "view" },
            "config" => Configuring(scan, first?.Text) is null
                && (
                    scan.Has("--get", "--get-all", "--get-regexp", "--list", "-l")
                    || first is { IsKnown: true, Text: "list" or "get" }
                    || scan.Operands is [{ IsKnown: true }] && !scan.Has("--unset")
                ),
            _ => false,
        };
    }
}
