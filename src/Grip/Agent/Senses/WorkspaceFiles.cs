namespace Grip.Agent.Senses;

/// <summary>The files that are somebody's work: what builds and tests leave behind, and what .gitignore names plainly, is left out.</summary>
internal static class WorkspaceFiles
{
    private static readonly EnumerationOptions OneLevel = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    public static IEnumerable<FileInfo> Of(string root)
    {
        var ignored = Ignored(root);
        return Files(new DirectoryInfo(root), ignored.Names, ignored.Extensions);
    }

    private static IEnumerable<FileInfo> Files(DirectoryInfo folder, HashSet<string> names, HashSet<string> extensions)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", OneLevel))
        {
            if (names.Contains(entry.Name))
                continue;
            if (entry is FileInfo file)
            {
                if (file.LinkTarget is null && !extensions.Contains(file.Extension) && !IsScratch(file.Name))
                    yield return file;
            }
            else if (entry.LinkTarget is null && !IsOutput(entry.Name))
                foreach (var inner in Files((DirectoryInfo)entry, names, extensions))
                    yield return inner;
        }
    }

    private static bool IsOutput(string folder) =>
        folder
            is ".git"
                or "bin"
                or "obj"
                or "node_modules"
                or ".vs"
                or ".idea"
                or "__pycache__"
                or ".venv"
                or "venv"
                or "TestResults"
                or ".pytest_cache"
                or ".mypy_cache"
                or ".ruff_cache"
                or ".tox"
                or ".gradle"
                or ".next"
                or ".cache"
                or "coverage"
                or ".nyc_output";

    private static bool IsScratch(string file) =>
        file.EndsWith('~')
        || file.EndsWith(".swp", StringComparison.Ordinal)
        || file == ".DS_Store"
        || file.EndsWith(".pyc", StringComparison.Ordinal);

    /// <summary>Plain names and plain extensions of the top .gitignore; its other patterns are left to git.</summary>
    private static (HashSet<string> Names, HashSet<string> Extensions) Ignored(string root)
    {
        var (names, extensions) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var path = Path.Combine(root, ".gitignore");
        if (!File.Exists(path))
            return (names, extensions);
        foreach (var line in File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] is not ('#' or '!')))
        {
            var name = line.Trim('/');
            if (name.StartsWith("*.", StringComparison.Ordinal) && name.IndexOfAny(['*', '/', '[', '?'], 1) < 0)
                extensions.Add(name[1..]);
            else if (name.IndexOfAny(['*', '/', '[', '?']) < 0)
                names.Add(name);
        }

        return (names, extensions);
    }
}
