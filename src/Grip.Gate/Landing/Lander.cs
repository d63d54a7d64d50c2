using System.Collections.Immutable;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Home;
using Grip.Home.Journals;

namespace Grip.Gate.Landing;

/// <summary>
/// The one writer of the user's files: lands change sets all or nothing, takes them back, and puts right what a killed
/// process left. How it works and what it promises stands in docs/landing.md.
/// </summary>
/// <remarks>
/// All failures that a user can meet are <see cref="GripException"/>s, and then no file is changed. Cancellation is
/// honoured until the first file is replaced; from then on a landing runs to its end.
/// </remarks>
public sealed class Lander(HomeFolder home, TimeProvider time)
{
    /// <summary>How long to wait for another Grip that is writing in the same workspace.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Called between any two steps, for tests of interruptions.</summary>
    internal Action<string> AtInstant { get; init; } = static _ => { };

    /// <summary>Writes a change to the disk.</summary>
    /// <param name="root">The workspace: files outside of it are refused, and undo is asked for it.</param>
    /// <returns>Null if no byte would change.</returns>
    public Task<LandedChange?> LandAsync(ChangeSet change, string root, CancellationToken cancellation) =>
        LandAsync(change, root, static _ => null, cancellation);

    /// <summary>Writes a change to the disk.</summary>
    /// <param name="change">What to write.</param>
    /// <param name="root">The workspace, as above.</param>
    /// <param name="asRead">The text that a file's edits were computed from, by full path, to show what changed since; null where it is not known.</param>
    public async Task<LandedChange?> LandAsync(ChangeSet change, string root, Func<string, string?> asRead, CancellationToken cancellation)
    {
        var workspace = Workspace.Open(home, root);
        using var held = await workspace.LockAsync(Patience, time, cancellation);
        _ = workspace.Recover(AtInstant);
        var steps = LandingPlan.Make(change, workspace.Paths, asRead);
        return steps.IsEmpty ? null : Write(workspace, new Draft(change.Title, Undoes: null, steps, RemovedFolders: []), cancellation);
    }

    /// <summary>Takes what another program has already done to the files into the journal, so that it can be taken back. Writes no file of the user's.</summary>
    /// <param name="files">Only files that can be landed in this workspace; the bytes after are read from the disk.</param>
    /// <param name="createdFolders">Folders that were not there before, by full path.</param>
    /// <returns>Null if every file is as it was.</returns>
    public async Task<LandedChange?> RecordAsync(
        string title,
        ImmutableArray<FileBefore> files,
        ImmutableArray<string> createdFolders,
        string root,
        CancellationToken cancellation
    )
    {
        var workspace = Workspace.Open(home, root);
        using var held = await workspace.LockAsync(Patience, time, cancellation);
        _ = workspace.Recover(AtInstant);
        ImmutableArray<FileStep> steps =
        [
            .. files
                .Select(file => file.ToStep(workspace.Paths))
                .Where(step => step.Before?.Hash != step.After?.Hash)
                .OrderBy(step => step.Path, StringComparer.Ordinal),
        ];
        if (steps.IsEmpty)
            return null;
        var manifest = new Draft(title, Undoes: null, steps, RemovedFolders: []).ToManifest(workspace, time.GetUtcNow()) with
        {
            CreatedFolders = [.. createdFolders.Select(workspace.Paths.New).OrderBy(folder => folder.Length)],
        };
        try
        {
            var entry = workspace.Journal.Record(manifest, new Draft(title, Undoes: null, steps, RemovedFolders: []).Images());
            workspace.Collect();
            return History.Describe(entry, ChangeState.Landed);
        }
        catch (Exception failure) when (DiskFailures.IsDisk(failure))
        {
            throw DiskFailures.Explain(failure, workspace.Journal.Folder);
        }
    }

    /// <summary>
    /// What landing would do, as a patch for <c>git apply</c>: bytes, since files have encodings of
    /// their own. Paths start at the top of the git repository around the workspace, without one at the workspace.
    /// </summary>
    /// <param name="asRead">As for landing.</param>
    /// <exception cref="GripException">As for landing, except for a lack of space.</exception>
    public static byte[] Diff(ChangeSet change, string root, Func<string, string?> asRead)
    {
        var paths = new WorkspacePaths(root);
        return GitDiff.Write(LandingPlan.Make(change, paths, asRead), paths.BelowGit());
    }

    /// <summary>
    /// Puts right what an interrupted landing or undo left; to be called before anything is read. Costs one look into a
    /// folder if there is nothing to do, and waits for a landing that is under way.
    /// </summary>
    public async Task<ImmutableArray<RecoveredChange>> RecoverAsync(string root, CancellationToken cancellation)
    {
        if (Workspace.TryOpen(home, root) is not { } workspace || !workspace.Journal.HasPrepared)
            return [];
        using var held = await workspace.LockAsync(Patience, time, cancellation);
        return workspace.Recover(AtInstant);
    }

    /// <summary>All changes that the journal still holds, the newest first. Recovers first.</summary>
    public async Task<ImmutableArray<LandedChange>> ListAsync(string root, CancellationToken cancellation)
    {
        _ = await RecoverAsync(root, cancellation);
        return Workspace.TryOpen(home, root) is { } workspace ? [.. History.Of(workspace.Journal.Entries()).Reverse()] : [];
    }

    /// <summary>Takes one landed change back; later changes stay. The undo is itself a change that can be undone.</summary>
    /// <param name="id">As given by <see cref="ListAsync"/>, or an unambiguous beginning; null takes the newest change that still stands.</param>
    /// <returns>The undo as a change; <see cref="LandedChange.Undoes"/> names what it took back.</returns>
    public async Task<LandedChange> UndoAsync(string root, string? id, CancellationToken cancellation)
    {
        var workspace = Workspace.Open(home, root);
        using var held = await workspace.LockAsync(Patience, time, cancellation);
        return Write(workspace, PlanUndo(workspace, id), cancellation);
    }

    /// <summary>What <see cref="UndoAsync"/> would do, as a patch like that of <see cref="Diff"/>.</summary>
    /// <param name="id">As for <see cref="UndoAsync"/>.</param>
    /// <returns>The change that would be taken back, and the patch.</returns>
    public async Task<(string Title, byte[] Patch)> UndoDiffAsync(string root, string? id, CancellationToken cancellation)
    {
        var workspace = Workspace.Open(home, root);
        using var held = await workspace.LockAsync(Patience, time, cancellation);
        var draft = PlanUndo(workspace, id);
        return (draft.Title, GitDiff.Write(draft.Steps, workspace.Paths.BelowGit()));
    }

    private Draft PlanUndo(Workspace workspace, string? id)
    {
        _ = workspace.Recover(AtInstant);
        var entries = workspace.Journal.Entries();
        var history = History.Of(entries);
        var change = History.Find(history, id);
        var entry = entries.Single(entry => entry.Id == change.Id);
        var steps = UndoPlan.Make(workspace.Paths, entry, entry.Manifest!, out var conflicts);
        return conflicts.IsEmpty
            ? new Draft($"undo of {change.Title}", change.Id, steps, [.. entry.Manifest!.CreatedFolders.Reverse()])
            : throw History.Overlap(history, change, conflicts);
    }

    private LandedChange Write(Workspace workspace, Draft draft, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var manifest = draft.ToManifest(workspace, time.GetUtcNow());
        AtInstant("planned");
        var entry = Prepare(workspace, manifest, draft);
        AtInstant("journal written");
        var transaction = new Transaction(workspace.Paths, manifest, draft.Steps, AtInstant);
        try
        {
            transaction.Stage(cancellation);
            cancellation.ThrowIfCancellationRequested();
            transaction.Apply();
            entry = workspace.Journal.Mark(entry, EntryState.Landed);
        }
        catch (Exception failure) when (DiskFailures.IsDisk(failure) || failure is OperationCanceledException or GripException)
        {
            RollBack(workspace, entry, manifest, transaction.Touched);
            if (DiskFailures.IsDisk(failure))
                throw DiskFailures.Explain(failure, transaction.Current);
            throw;
        }

        AtInstant("landed");
        workspace.Collect();
        return History.Describe(entry, ChangeState.Landed);
    }

    private static JournalEntry Prepare(Workspace workspace, JournalManifest manifest, Draft draft)
    {
        try
        {
            return workspace.Journal.Prepare(manifest, draft.Images());
        }
        catch (Exception failure) when (DiskFailures.IsDisk(failure))
        {
            throw DiskFailures.Explain(failure, workspace.Journal.Folder);
        }
    }

    private void RollBack(Workspace workspace, JournalEntry entry, JournalManifest manifest, HashSet<string> touched)
    {
        try
        {
            workspace.RollBack(entry, manifest, AtInstant, touched);
        }
        catch (Exception failure) when (DiskFailures.IsDisk(failure))
        {
            throw new GripException(
                ExitCode.PartlyDone,
                $"\"{manifest.Title}\" failed, and so did taking it back: {failure.Message}",
                "Free space or give write permission; the next Grip command in this folder takes it back.",
                [.. manifest.Files.Select(file => file.Path)]
            );
        }
    }
}
