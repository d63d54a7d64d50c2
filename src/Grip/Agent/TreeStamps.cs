using System.Runtime.InteropServices;

namespace Grip.Agent;

/// <summary>Size and time of files, to notice what somebody else changed. A file that is gone has no stamp.</summary>
internal sealed class TreeStamps
{
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Stamp(long Size, DateTime Written);

    private static readonly EnumerationOptions OneLevel = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };
    private Dictionary<string, Stamp> _known = new(StringComparer.Ordinal);

    /// <summary>Takes every C# and project file below a folder as seen.</summary>
    public void TakeAll(string root) => _known = Scan(root);

    public void Take(string path) => _known[path] = Of(new FileInfo(path));

    /// <summary>Paths that are new, changed or gone since they were last taken; they count as taken now.</summary>
    public IReadOnlyList<string> TakeChanged(string root)
    {
        var now = Scan(root);
        var changed = now.Where(file => !_known.TryGetValue(file.Key, out var stamp) || stamp != file.Value)
            .Select(file => file.Key)
            .Concat(_known.Keys.Where(path => !now.ContainsKey(path)))
            .ToArray();
        _known = now;
        return changed;
    }

    /// <summary>True for files that decide which sources a project has and how they are compiled.</summary>
    public static bool IsProjectFile(string path) =>
        Path.GetExtension(path).ToLowerInvariant()
            is ".csproj"
                or ".props"
                or ".targets"
                or ".sln"
                or ".slnx"
                or ".editorconfig"
                or ".globalconfig"
        || Path.GetFileName(path) is "global.json" or "nuget.config" or "NuGet.config" or "NuGet.Config" or "packages.lock.json";

    private static Dictionary<string, Stamp> Scan(string root)
    {
        var found = new Dictionary<string, Stamp>(StringComparer.Ordinal);
        Scan(new DirectoryInfo(root), found);
        return found;
    }

    private static void Scan(DirectoryInfo folder, Dictionary<string, Stamp> found)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", OneLevel))
        {
            if (entry is FileInfo file)
            {
                if (file.Extension == ".cs" || IsProjectFile(file.Name))
                    found[file.FullName] = Of(file);
            }
            else if (entry.LinkTarget is null && entry.Name is not (".git" or "bin" or "obj" or "node_modules" or ".vs" or ".idea"))
                Scan((DirectoryInfo)entry, found);
        }
    }

    private static Stamp Of(FileInfo file) => file.Exists ? new Stamp(file.Length, file.LastWriteTimeUtc) : default;
}
