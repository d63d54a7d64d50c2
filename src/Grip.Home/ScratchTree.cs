using Grip.Core.Changes;
using Grip.Core.Text;

namespace Grip.Home;

/// <summary>A copy of the user's tree in Grip's own folder, where a change can be built and tested before it lands. Deleted when disposed.</summary>
public sealed class ScratchTree : IDisposable
{
    private static readonly EnumerationOptions OneLevel = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };
    private readonly string original;

    private ScratchTree(string original, string root) => (this.original, Root) = (original, root);

    /// <summary>The copy of the folder that was given.</summary>
    public string Root { get; }

    /// <summary>Copies <paramref name="original"/> without version control, build output and packages of other ecosystems.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public static ScratchTree Create(HomeFolder home, string original, CancellationToken cancellation)
    {
        var root = HomeFolder.CreatePrivate(Path.Combine(home.Caches, "scratch", $"{Environment.ProcessId}-{Guid.NewGuid():N}"));
        var tree = new ScratchTree(original.TrimEnd('/', '\\'), root);
        try
        {
            Copy(new DirectoryInfo(tree.original), root, cancellation);
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

    public void Dispose() => OwnFiles.Delete(Root);

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
