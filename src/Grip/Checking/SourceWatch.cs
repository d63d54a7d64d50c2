namespace Grip.Checking;

/// <summary>Knows whether anything below a folder changed that a verdict can depend on. In doubt it says yes.</summary>
internal sealed class SourceWatch : IDisposable
{
    private readonly FileSystemWatcher _watcher;
    private int _changed;

    public SourceWatch(string root)
    {
        _watcher = new FileSystemWatcher(root)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            InternalBufferSize = 64 * 1024,
        };
        _watcher.Changed += (_, change) => Note(change.FullPath);
        _watcher.Created += (_, change) => Note(change.FullPath);
        _watcher.Deleted += (_, change) => Note(change.FullPath);
        _watcher.Renamed += (_, _) => Interlocked.Exchange(ref _changed, 1);
        _watcher.Error += (_, _) => Interlocked.Exchange(ref _changed, 1);
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>True once for any number of changes since the last call.</summary>
    public bool TakeChanged() => Interlocked.Exchange(ref _changed, 0) == 1;

    public void Dispose() => _watcher.Dispose();

    private void Note(string path)
    {
        // Loading itself writes below obj/, and git's own files say nothing about sources.
        if (!path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or ".git"))
            Interlocked.Exchange(ref _changed, 1);
    }
}
