using System.Collections.Immutable;
using System.ComponentModel;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Gate.Landing;
using Grip.Terminal;

namespace Grip.Automations.Checking;

/// <param name="Path">The full path; for a deleted file where it was.</param>
/// <param name="Before">The bytes at the revision; null if the file was not there.</param>
/// <param name="After">The bytes now; null if the file is gone.</param>
public sealed record TreeDifference(string Path, ImmutableArray<byte>? Before, ImmutableArray<byte>? After);

/// <summary>What differs between a git revision and the files on disk. Git is only asked, with nothing of the repository's configuration that runs programs.</summary>
public static class WorkingTree
{
    /// <exception cref="GripException">No git, no repository, no such revision; exit code 2.</exception>
    public static async Task<ImmutableArray<TreeDifference>> CompareAsync(string folder, string revision, CancellationToken cancellation)
    {
        var top = (await GitAsync(folder, cancellation, "rev-parse", "--show-toplevel")).Trim();
        var commit = (
            await GitAsync(folder, cancellation, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
        ).Trim();
        var tracked = await GitAsync(
            folder,
            cancellation,
            "diff",
            "--no-ext-diff",
            "--no-textconv",
            "--no-renames",
            "--name-only",
            "-z",
            commit,
            "--",
            "."
        );
        var untracked = await GitAsync(folder, cancellation, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ".");
        var result = ImmutableArray.CreateBuilder<TreeDifference>();
        foreach (var relative in (tracked + untracked).Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            var path = Path.GetFullPath(Path.Combine(top, relative));
            ImmutableArray<byte>? after = File.Exists(path) ? [.. await File.ReadAllBytesAsync(path, cancellation)] : null;
            result.Add(new TreeDifference(path, await BlobAsync(top, commit, relative, cancellation), after));
        }

        return result.ToImmutable();
    }

    /// <summary>The difference as a change of the tree at the revision.</summary>
    public static ChangeSet ToChangeSet(ImmutableArray<TreeDifference> differences) =>
        new(
            "working tree",
            [
                .. differences.Select(difference =>
                    difference switch
                    {
                        { Before: null } => (FileChange)new FileChange.Added(difference.Path, difference.After!.Value),
                        { After: null } => new FileChange.Deleted(difference.Path, ContentHash.Of(difference.Before.Value.AsSpan())),
                        _ => Modified(difference.Path, [.. difference.Before.Value], [.. difference.After.Value]),
                    }
                ),
            ]
        );

    private static FileChange.Modified Modified(string path, byte[] before, byte[] after)
    {
        var old = FileText.Decode(before);
        return new FileChange.Modified(path, old.Hash, TextDiff.Edits(old.Text, FileText.Decode(after).Text));
    }

    private static async Task<ImmutableArray<byte>?> BlobAsync(string top, string commit, string relative, CancellationToken cancellation)
    {
        var result = await RunAsync(top, ["cat-file", "blob", $"{commit}:{relative}"], cancellation);
        return result.ExitCode == 0 ? [.. result.RawOutput] : null;
    }

    private static async Task<string> GitAsync(string folder, CancellationToken cancellation, params ImmutableArray<string> arguments)
    {
        var result = await RunAsync(folder, arguments, cancellation);
        if (result.ExitCode == 0)
            return System.Text.Encoding.UTF8.GetString(result.RawOutput.AsSpan());
        if (arguments.Contains("--verify"))
            throw new GripException(
                ExitCode.Usage,
                $"There is no revision '{arguments[^1][..^"^{commit}".Length]}' in this repository.",
                "Name a commit, branch or tag with --base; 'git log --oneline' lists commits."
            );
        throw new GripException(
            ExitCode.Usage,
            $"'{folder}' is not in a git repository: {result.Error.Trim()}",
            "Use --edits FILE, or run 'git init' and commit a baseline first."
        );
    }

    private static async Task<BytesResult> RunAsync(string folder, ImmutableArray<string> arguments, CancellationToken cancellation)
    {
        try
        {
            return await CommandRunner.RunForBytesAsync(
                new Command(
                    "git",
                    ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false", .. arguments],
                    folder,
                    TimeSpan.FromMinutes(2)
                )
                {
                    Environment = ImmutableDictionary<string, string?>.Empty.Add("GIT_OPTIONAL_LOCKS", "0").Add("LC_ALL", "C"),
                },
                cancellation
            );
        }
        catch (Win32Exception)
        {
            throw new GripException(
                ExitCode.Configuration,
                "git is not on PATH, so the working tree cannot be compared with a revision.",
                "Install git, or use --edits FILE."
            );
        }
    }
}
