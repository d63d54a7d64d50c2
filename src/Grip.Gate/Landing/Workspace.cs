using System.Collections.Immutable;
using Grip.Core;
using Grip.Home;
using Grip.Home.Journals;

namespace Grip.Gate.Landing;

/// <summary>One workspace root with its journal and its lock.</summary>
internal sealed class Workspace
{
    private readonly string _folder;

    private Workspace(WorkspacePaths paths, string folder)
    {
        Paths = paths;
        _folder = folder;
        Journal = new Journal(Path.Combine(folder, "journal"));
    }

    public WorkspacePaths Paths { get; }

    public Journal Journal { get; }

    /// <exception cref="GripException">No such root, or Grip's own folder cannot be written.</exception>
    public static Workspace Open(HomeFolder home, string root)
    {
        var paths = new WorkspacePaths(root);
        try
        {
            return new Workspace(paths, HomeFolder.ForWorkspace(home.State, paths.Root));
        }
        catch (Exception failure) when (DiskFailures.IsDisk(failure))
        {
            throw DiskFailures.Explain(failure, home.State);
        }
    }

    /// <summary>For readers: null if Grip's own folder cannot be written, since then nothing was ever landed.</summary>
    public static Workspace? TryOpen(HomeFolder home, string root)
    {
        var paths = new WorkspacePaths(root);
        try
        {
            return new Workspace(paths, HomeFolder.ForWorkspace(home.State, paths.Root));
        }
        catch (Exception failure) when (DiskFailures.IsDisk(failure))
        {
            return null;
        }
    }

    public async Task<WorkspaceLock> LockAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            return await WorkspaceLock.TakeAsync(_folder, patience, time, cancellation);
        }
        catch (Exception failure) when (DiskFailures.IsDisk(failure))
        {
            throw DiskFailures.Explain(failure, _folder);
        }
    }

    /// <summary>Rolls back every prepared entry, the newest first. The lock is held.</summary>
    public ImmutableArray<RecoveredChange> Recover(Action<string> at)
    {
        if (!Journal.HasPrepared)
            return [];
        var recovered = ImmutableArray.CreateBuilder<RecoveredChange>();
        foreach (var entry in Journal.Entries().Where(entry => entry.State is EntryState.Prepared).Reverse())
            try
            {
                recovered.Add(entry.Manifest is { } manifest ? RollBack(entry, manifest, at) : SetAside(entry));
            }
            catch (Exception failure) when (DiskFailures.IsDisk(failure))
            {
                throw new GripException(
                    ExitCode.ToolFailure,
                    $"The interrupted change {entry.Id} could not be rolled back: {failure.Message}",
                    "Free space or give write permission, and run the command again.",
                    [.. entry.Manifest?.Files.Select(file => file.Path) ?? []]
                );
            }

        return recovered.ToImmutable();
    }

    /// <summary>Takes one prepared entry back and says what is left.</summary>
    /// <param name="touched">The files that were changed at all, if that is known.</param>
    public RecoveredChange RollBack(JournalEntry entry, JournalManifest manifest, Action<string> at, HashSet<string>? touched = null)
    {
        var rollback = new Rollback(Paths, entry, manifest, at);
        var left = rollback.Run().RemoveAll(path => touched?.Contains(path) is false);
        if (left.IsEmpty)
        {
            Journal.Discard(entry);
            return new RecoveredChange(entry.Id, manifest.Title, left, IsDamaged: false, Journal: null);
        }

        var kept = Journal.Mark(entry, EntryState.Interrupted);
        return new RecoveredChange(entry.Id, manifest.Title, left, rollback.MissesImages, kept.File);
    }

    /// <summary>Bounds the journal; a failure to do so is no failure of the landing.</summary>
    public void Collect()
    {
        try
        {
            Journal.Collect();
        }
        catch (Exception failure) when (DiskFailures.IsDisk(failure))
        {
            // The next landing tries again.
        }
    }

    private RecoveredChange SetAside(JournalEntry entry)
    {
        var kept = Journal.Mark(entry, EntryState.Damaged);
        return new RecoveredChange(entry.Id, Title: "", Left: [], IsDamaged: true, kept.File);
    }
}
