namespace Grip.Tools;

/// <summary>All files below a folder that are somebody's work: no version control, no build output, no packages.</summary>
internal static class WorkspaceWalk
{
    private static readonly EnumerationOptions OneLevel = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    /// <summary>Full paths in a fixed order; folders that are links are not entered.</summary>
    public static IEnumerable<string> Files(string root)
    {
        foreach (var file in Directory.EnumerateFiles(root, "*", OneLevel).Order(StringComparer.Ordinal))
            yield return file;
        foreach (var folder in Directory.EnumerateDirectories(root, "*", OneLevel).Order(StringComparer.Ordinal))
            if (!IsSkipped(folder))
                foreach (var file in Files(folder))
                    yield return file;
    }

    private static bool IsSkipped(string folder) =>
        Path.GetFileName(folder) is ".git" or "bin" or "obj" or "node_modules" or ".vs" or ".idea" or "__pycache__"
        || new DirectoryInfo(folder).LinkTarget is not null;
}
