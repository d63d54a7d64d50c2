using System.Collections.Immutable;

namespace Grip.Core.Permissions.Programs;

/// <summary>What git commands throw away that git itself does not bring back.</summary>
internal static class GitLosses
{
    private const string Uncommitted = "uncommitted changes of tracked files";
    private const string History = "commits of the branch as they are: history is rewritten";

    public static Effects? Of(string command, ImmutableArray<Argument> arguments, OptionScan scan)
    {
        var first = arguments.FirstOrDefault(argument => !argument.IsOption)?.Text;
        var loss = command switch
        {
            "reset" => scan.Has("--hard", "--merge", "--keep") ? Uncommitted : null,
            "clean" => scan.Has("-n", "--dry-run")
            || !arguments.Any(argument =>
                argument.IsOption
                    && (
                        argument.Text.StartsWith("--f", StringComparison.Ordinal)
                        || argument.Text[1] != '-' && argument.Text.Contains('f', StringComparison.Ordinal)
                    )
                || argument.MayBeOption && !argument.IsKnown
            ) && !scan.Has("-x", "-X", "-d", "-i")
                ? null
                : "files that git does not track",
            "restore" => scan.Has("--staged", "-S") && !scan.Has("--worktree", "-W") ? null : Uncommitted,
            "switch" => scan.Has("-f", "--force", "--discard-changes") ? Uncommitted
            : scan.Has("-C", "--force-create") ? "where the branch pointed to"
            : null,
            "checkout" => Checkout(arguments, scan),
            "stash" => first is "drop" or "clear" ? "stashed changes" : null,
            "push" => Push(arguments, scan),
            "branch" => scan.Has("-D", "-M", "-C", "-f", "--force") ? "commits that only this branch holds" : null,
            "tag" => scan.Has("-d", "-f", "--delete", "--force") ? "where the tag pointed to" : null,
            "rebase" => first is null && scan.Has("--abort", "--continue", "--skip", "--quit", "--show-current-patch", "--edit-todo")
                ? scan.Has("--skip", "--abort")
                    ? Uncommitted
                    : null
                : History,
            "commit" => scan.Has("--amend") ? "the last commit as it is: history is rewritten" : null,
            "filter-branch" or "filter-repo" or "replace" => History,
            "reflog" => first is "expire" or "delete" or "drop" ? "the way back to commits that no branch holds" : null,
            "gc" => scan.Has("--prune", "--aggressive") ? "objects that no branch holds" : null,
            "prune" => scan.Has("-n", "--dry-run") ? null : "objects that no branch holds",
            "update-ref" => scan.Has("-d", "--stdin", "--no-deref") || scan.Operands.Length > 0 ? "where the reference pointed to" : null,
            "symbolic-ref" => scan.Has("-d", "--delete") ? "where the reference pointed to" : null,
            "rm" => scan.Has("--cached") ? null
            : scan.Has("-r", "-f", "--force") ? "files of the working tree"
            : null,
            "worktree" => first == "remove" && scan.Has("-f", "--force") ? "a working tree with its changes" : null,
            "submodule" => first == "deinit" && scan.Has("-f", "--force") ? "a submodule's working tree" : null,
            "read-tree" => scan.Has("--reset") ? Uncommitted : null,
            "checkout-index" => scan.Has("-f", "--force") ? Uncommitted : null,
            "merge" or "cherry-pick" or "revert" or "am" => scan.Has("--abort", "--quit") ? Uncommitted : null,
            "lfs" => first == "prune" ? "objects of LFS" : null,
            _ => null,
        };
        if (loss is not null)
            return new Effects { Loss = loss };
        return command == "checkout" ? new Effects { LostIfFiles = scan.Has("-b") ? [] : [.. scan.Operands.Take(1)] } : null;
    }

    private static string? Checkout(ImmutableArray<Argument> arguments, OptionScan scan)
    {
        if (
            arguments.Any(argument => argument is { IsKnown: true, Text: "--" or "." })
            || scan.Has(
                "-f",
                "--force",
                "--ours",
                "--theirs",
                "-p",
                "--patch",
                "--pathspec-from-file",
                "-m",
                "--merge",
                "--overlay",
                "--no-overlay"
            )
        )
            return Uncommitted;
        if (scan.Has("-B"))
            return "where the branch pointed to";
        return scan.Operands.Length > 1 && !scan.Has("-b", "--orphan", "-t", "--track") || scan.Operands.Any(operand => operand.IsPattern)
            ? Uncommitted
            : null;
    }

    private static string? Push(ImmutableArray<Argument> arguments, OptionScan scan)
    {
        if (scan.Has("-f", "--force", "--force-with-lease", "--force-if-includes", "--mirror", "--prune"))
            return "commits on the server that others may build on";
        if (scan.Has("-d", "--delete") || arguments.Any(argument => argument.Text.StartsWith(':')))
            return "a branch or tag on the server";
        return arguments.Any(argument => argument.Text.StartsWith('+')) ? "commits on the server that others may build on" : null;
    }
}
