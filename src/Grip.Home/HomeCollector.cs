using Grip.Home.Journals;

namespace Grip.Home;

/// <summary>
/// Keeps Grip's own folder within bounds: what a killed process left goes at once, everything else by age and then,
/// the oldest first, by size. A change that was interrupted while it landed is never collected.
/// </summary>
/// <remarks>Best effort: what cannot be deleted now is deleted another time. Never throws for the disk's sake.</remarks>
public sealed class HomeCollector(HomeFolder home, TimeProvider time)
{
    public static readonly TimeSpan KeptCaches = TimeSpan.FromDays(30);
    public const long KeptCacheBytes = 512L * 1024 * 1024;

    /// <summary>Journals of a workspace in which nothing landed for so long are forgotten.</summary>
    public static readonly TimeSpan KeptJournals = TimeSpan.FromDays(180);
    public const long KeptJournalBytes = 2L * 1024 * 1024 * 1024;

    public static readonly TimeSpan KeptFailures = TimeSpan.FromDays(30);

    /// <summary>A run of the build system takes minutes; its folder is left over if it is older.</summary>
    private static readonly TimeSpan KeptRuns = TimeSpan.FromDays(1);

    /// <summary>Files that a database keeps beside itself; they go with it, never alone.</summary>
    private static readonly string[] BesideDatabase = ["-wal", "-shm", "-journal"];

    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Looks at the copies of trees each time, at the rest once a day.</summary>
    public async Task CollectAsync(CancellationToken cancellation)
    {
        try
        {
            ScratchTree.CollectLeft(home);
            var marker = Path.Combine(home.Root, "collected");
            if (!Directory.Exists(home.Root) || File.Exists(marker) && File.GetLastWriteTimeUtc(marker) > Now.AddDays(-1))
                return;
            // Written first: a second Grip that starts now need not do the same.
            await File.WriteAllBytesAsync(marker, [], cancellation);
            File.SetLastWriteTimeUtc(marker, Now);
            CollectRuns();
            Collect(
                Files(home.Caches).Where(file => !ScratchTree.Holds(home, file.FullName) && !IsBesideDatabase(file.Name)),
                KeptCaches,
                KeptCacheBytes
            );
            Collect(Files(Path.Combine(home.Root, "failures")), KeptFailures, KeptCacheBytes);
            await CollectJournalsAsync(cancellation);
            RemoveEmptyFolders(home.Caches);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A full or read-only disk costs the collection, not the command.
        }
    }

    private void CollectRuns()
    {
        foreach (var folder in Folders(home.Caches).SelectMany(workspace => Folders(workspace.FullName)))
            if (folder.Name.StartsWith("run-", StringComparison.Ordinal) && folder.LastWriteTimeUtc < Now - KeptRuns)
                OwnFiles.Delete(folder.FullName);
    }

    private async Task CollectJournalsAsync(CancellationToken cancellation)
    {
        var entries = new List<FileInfo>();
        foreach (var workspace in Folders(home.State))
        {
            // Sessions, kept work and history lie beside the workspaces; they have no journal and are not collected.
            if (!Directory.Exists(Path.Combine(workspace.FullName, "journal")))
                continue;
            var journal = new Journal(Path.Combine(workspace.FullName, "journal"));
            var files = Files(journal.Folder);
            if (journal.HasPrepared || files.Any(file => file.LastWriteTimeUtc > Now - KeptJournals))
                // The newest change of a workspace can always be undone.
                entries.AddRange(files.Where(file => Journal.CanBeForgotten(file.Name)).OrderBy(file => file.LastWriteTimeUtc).SkipLast(1));
            else if (await TryLockAsync(workspace.FullName, cancellation) is { } held)
            {
                held.Dispose();
                OwnFiles.Delete(workspace.FullName);
            }
        }

        Collect(entries, TimeSpan.MaxValue, KeptJournalBytes);
    }

    private async Task<WorkspaceLock?> TryLockAsync(string workspace, CancellationToken cancellation)
    {
        try
        {
            return await WorkspaceLock.TakeAsync(workspace, TimeSpan.Zero, time, cancellation);
        }
        catch (Core.GripException)
        {
            return null;
        }
    }

    private void Collect(IEnumerable<FileInfo> files, TimeSpan age, long bytes)
    {
        var kept = 0L;
        foreach (var file in files.OrderByDescending(file => file.LastWriteTimeUtc))
        {
            kept += file.Length;
            if (kept <= bytes && Now - file.LastWriteTimeUtc <= age)
                continue;
            TryDelete(file.FullName);
            foreach (var ending in BesideDatabase)
                TryDelete(file.FullName + ending);
        }
    }

    private static bool IsBesideDatabase(string name) => BesideDatabase.Any(ending => name.EndsWith(ending, StringComparison.Ordinal));

    private static void RemoveEmptyFolders(string root)
    {
        foreach (var folder in Folders(root))
            if (!folder.EnumerateFileSystemInfos().Any())
                OwnFiles.Delete(folder.FullName);
    }

    private static List<FileInfo> Files(string folder) =>
        Directory.Exists(folder) ? [.. new DirectoryInfo(folder).EnumerateFiles("*", Everything)] : [];

    private static DirectoryInfo[] Folders(string folder) =>
        Directory.Exists(folder) ? [.. new DirectoryInfo(folder).EnumerateDirectories()] : [];

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // In use, or not ours any more.
        }
    }
}
