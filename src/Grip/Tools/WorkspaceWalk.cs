namespace Grip.Tools;

/// <summary>All files below a folder that are somebody's work: no version control, no build output, no packages, nothing that git ignores.</summary>
internal static class WorkspaceWalk
{
    private static readonly EnumerationOptions OneLevel = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    /// <summary>Folders that are not entered, whatever .gitignore says.</summary>
    public static readonly string[] Skipped = [".git", "bin", "obj", "node_modules", ".vs", ".idea", "__pycache__"];

    /// <summary>Full paths in a fixed order; folders that are links are not entered.</summary>
    public static IEnumerable<string> Files(string root) => Entries(root).Select(file => file.FullName);

    /// <summary>The same, with what the file system told of each file while it was listed.</summary>
    public static IEnumerable<FileInfo> Entries(string root) => Entries(new DirectoryInfo(root), IgnoreRules.Of(Path.GetFullPath(root)));

    private static IEnumerable<FileInfo> Entries(DirectoryInfo folder, IgnoreRules rules)
    {
        var entries = folder.EnumerateFileSystemInfos("*", OneLevel).OrderBy(entry => entry.Name, StringComparer.Ordinal).ToArray();
        foreach (var file in entries.OfType<FileInfo>())
            if (!rules.Ignores(file.FullName, isFolder: false))
                yield return file;
        foreach (var inner in entries.OfType<DirectoryInfo>())
            if (!Skipped.Contains(inner.Name) && inner.LinkTarget is null && !rules.Ignores(inner.FullName, isFolder: true))
                foreach (var file in Entries(inner, rules.With(inner.FullName)))
                    yield return file;
    }
}
