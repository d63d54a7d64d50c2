using Grip.Core.Changes;
using Grip.Core.Text;

namespace Grip.Home;

/// <summary>A copy of the user's tree in Grip's own folder, where a change can be built and tested before it lands. Deleted when disposed.</summary>
public sealed class ScratchTree : IDisposable
{
    private const string LockEnding = ".lock";
    private static readonly EnumerationOptions OneLevel = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    /// <summary>Files by which folders above a tree decide how it is built.</summary>
    private static readonly string[] FromAbove =
    [
        "Directory.Build.props",
        "Directory.Build.targets",
        "Directory.Build.rsp",
        "Directory.Packages.props",
        "Directory.Solution.props",
        "Directory.Solution.targets",
        "global.json",
        "nuget.config",
        "NuGet.config",
        "NuGet.Config",
        ".editorconfig",
        ".globalconfig",
    ];
    private readonly string original;
    private readonly string folder;
    private readonly FileStream held;

    private ScratchTree(string original, string folder, string root, FileStream held) =>
        (this.original, this.folder, Root, this.held) = (original, folder, root, held);

    /// <summary>The copy of the folder that was given.</summary>
    public string Root { get; }

    /// <summary>Copies <paramref name="original"/> without version control, build output and packages of other ecosystems.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public static ScratchTree Create(HomeFolder home, string original, CancellationToken cancellation)
    {
        var (from, above) = (original.TrimEnd('/', '\\'), Above(original.TrimEnd('/', '\\')));
        var place = Path.Combine(FolderOf(home), $"{Environment.ProcessId}-{Guid.NewGuid():N}");
        var tree = new ScratchTree(from, place, Path.GetFullPath(Path.GetRelativePath(above, from), place), Hold(place));
        try
        {
            Copy(new DirectoryInfo(from), tree.Root, cancellation);
            for (var current = from; current != above; )
            {
                current = Path.GetDirectoryName(current)!;
                foreach (var name in FromAbove.Where(name => File.Exists(Path.Combine(current, name))))
                    File.Copy(
                        Path.Combine(current, name),
                        Path.Combine(place, Path.GetRelativePath(above, current), name),
                        overwrite: true
                    );
            }

            return tree;
        }
        catch
        {
            tree.Dispose();
            throw;
        }
    }

    /// <summary>Where a file of the user's tree is in the copy.</summary>
    public string Here(string path) => Path.Combine(Root, Path.GetRelativePath(original, path));

    /// <summary>The file of the user's tree that a path of the copy stands for; other paths stay as they are.</summary>
    public string There(string path) =>
        path.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? Path.Combine(original, Path.GetRelativePath(Root, path))
            : path;

    /// <summary>Makes the change in the copy.</summary>
    public void Apply(ChangeSet changes)
    {
        foreach (var change in changes.Files)
        {
            var path = Here(change.Path);
            switch (change)
            {
                case FileChange.Modified modified:
                    File.WriteAllBytes(path, FileText.Decode(File.ReadAllBytes(path)).Apply(modified.Edits));
                    break;
                case FileChange.Added added:
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    File.WriteAllBytes(path, [.. added.Content]);
                    break;
                case FileChange.Deleted:
                    File.Delete(path);
                    break;
                case FileChange.Renamed renamed:
                    var bytes = FileText.Decode(File.ReadAllBytes(path)).Apply(renamed.Edits);
                    File.Delete(path);
                    Directory.CreateDirectory(Path.GetDirectoryName(Here(renamed.NewPath))!);
                    File.WriteAllBytes(Here(renamed.NewPath), bytes);
                    break;
            }
        }
    }

    /// <summary>Replaces a file in the copy.</summary>
    /// <param name="path">Of the user's tree.</param>
    public void Write(string path, byte[] bytes) => File.WriteAllBytes(Here(path), bytes);

    /// <summary>Takes the change back in the copy of a tree that has it already.</summary>
    /// <param name="before">The bytes before the change by path of the user's tree; null for a file that was not there.</param>
    public void Revert(IEnumerable<(string Path, byte[]? Before)> before)
    {
        foreach (var (original, bytes) in before)
        {
            var path = Here(original);
            if (bytes is null)
            {
                File.Delete(path);
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }
    }

    public void Dispose()
    {
        OwnFiles.Delete(folder);
        held.Dispose();
        File.Delete(folder + LockEnding);
    }

    /// <summary>The highest folder above (or at) the tree that has a say in how it is built.</summary>
    private static string Above(string original)
    {
        var highest = original;
        for (var current = Path.GetDirectoryName(original); current is not null; current = Path.GetDirectoryName(current))
            if (FromAbove.Any(name => File.Exists(Path.Combine(current, name))))
                highest = current;
        return highest;
    }

    /// <summary>Held as long as the process lives; without its holder the tree is left over.</summary>
    private static FileStream Hold(string place)
    {
        try
        {
            HomeFolder.CreatePrivate(Path.GetDirectoryName(place)!);
            var file = new FileStream(place + LockEnding, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            HomeFolder.CreatePrivate(place);
            return file;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw HomeFolder.Unwritable(place, failure);
        }
    }

    /// <summary>Deletes the trees of processes that did not come to do it.</summary>
    internal static void CollectLeft(HomeFolder home)
    {
        if (!Directory.Exists(FolderOf(home)))
            return;
        foreach (var root in Directory.EnumerateDirectories(FolderOf(home)))
            if (!IsHeld(root + LockEnding))
            {
                OwnFiles.Delete(root);
                File.Delete(root + LockEnding);
            }
    }

    /// <summary>Whether a file of Grip's folder belongs to some tree.</summary>
    internal static bool Holds(HomeFolder home, string path) =>
        path.StartsWith(FolderOf(home) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string FolderOf(HomeFolder home) => Path.Combine(home.Caches, "scratch");

    private static bool IsHeld(string path)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            using var own = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static void Copy(DirectoryInfo from, string to, CancellationToken cancellation)
    {
        Directory.CreateDirectory(to);
        foreach (var entry in from.EnumerateFileSystemInfos("*", OneLevel))
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry.LinkTarget is { } target)
            {
                File.CreateSymbolicLink(Path.Combine(to, entry.Name), Path.GetFullPath(target, from.FullName));
                continue;
            }

            if (entry is FileInfo file)
                file.CopyTo(Path.Combine(to, entry.Name));
            else if (entry.Name is not (".git" or "bin" or "obj" or "node_modules" or ".vs" or ".idea" or "TestResults" or "artifacts"))
                Copy((DirectoryInfo)entry, Path.Combine(to, entry.Name), cancellation);
        }
    }
}
