using Grip.Core;

namespace Grip.Gate.Landing;

/// <summary>The paths of one workspace as they really are on the disk; all relative ones use '/'.</summary>
internal sealed class WorkspacePaths
{
    /// <exception cref="GripException">There is no such folder.</exception>
    public WorkspacePaths(string root)
    {
        Root = Path.TrimEndingDirectorySeparator(RealPaths.Resolve(root));
        if (!Directory.Exists(Root))
            throw new GripException(ExitCode.Usage, $"There is no folder {root}.", "Name an existing folder.", [root]);
    }

    /// <summary>Absolute, links resolved.</summary>
    public string Root { get; }

    public string Full(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The way from the top of the surrounding git repository down to the root, as in "src/shop/"; empty without one.</summary>
    public string BelowGit()
    {
        for (var folder = Root; folder is not null; folder = Path.GetDirectoryName(folder))
            if (Path.Exists(Path.Combine(folder, ".git")))
                return folder == Root ? "" : Path.GetRelativePath(folder, Root).Replace(Path.DirectorySeparatorChar, '/') + "/";
        return "";
    }

    /// <summary>A file to be written through any links.</summary>
    public string Existing(string path) => Inside(path, RealPaths.Resolve(path));

    /// <summary>A file that is to end here; the name itself must not be a link.</summary>
    public string OwnName(string path)
    {
        var real = RealPaths.ResolveFolder(path);
        var relative = Inside(path, real);
        return RealPaths.IsLink(real)
            ? throw new GripException(
                ExitCode.Refused,
                $"{relative} is a symbolic link; Grip writes through links but does not move or delete them.",
                "Move or delete the link yourself, or name the file that it leads to. Nothing was changed.",
                [relative]
            )
            : relative;
    }

    /// <summary>A name that is to begin here.</summary>
    public string New(string path) => Inside(path, RealPaths.ResolveFolder(path));

    /// <summary>Whether the name is taken by a file, a folder or a link.</summary>
    /// <param name="exactCase">Looks at the folder's list, for file systems that take "a.cs" for "A.cs".</param>
    public bool Exists(string relative, bool exactCase = false)
    {
        var full = Full(relative);
        if (!Path.Exists(full) && !RealPaths.IsLink(full))
            return false;
        return !exactCase
            || Directory
                .EnumerateFileSystemEntries(Path.GetDirectoryName(full)!)
                .Any(entry => string.Equals(Path.GetFileName(entry), Path.GetFileName(full), StringComparison.Ordinal));
    }

    /// <summary>Reads a file that is to be changed, and refuses one that could not be written.</summary>
    public FileImage Read(string relative)
    {
        var full = Full(relative);
        if (!File.Exists(full))
            throw new GripException(
                ExitCode.Refused,
                Directory.Exists(full) ? $"{relative} is a folder, not a file." : $"{relative} is gone since it was read.",
                "Run the command again; it will start from the files as they are now. Nothing was changed.",
                [relative]
            );
        try
        {
            var image = FileImage.Read(full);
            if (IsReadOnly(full, image))
                throw new GripException(
                    ExitCode.Refused,
                    $"{relative} is read-only.",
                    "Make it writable and run the command again. Nothing was changed.",
                    [relative]
                );
            // The rename that lands a change asks only for the folder's permission; this asks for the file's own.
            using (File.OpenHandle(full, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
                return image;
        }
        catch (Exception failure) when (DiskFailures.IsDisk(failure))
        {
            throw DiskFailures.Explain(failure, relative);
        }
    }

    /// <summary>Those paths from which another one differs in letter case alone.</summary>
    public static HashSet<string> CaseTwins(IEnumerable<string> paths) =>
        paths
            .Distinct(StringComparer.Ordinal)
            .GroupBy(path => path, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .SelectMany(group => group)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Folders above the given files that are not there yet, parents first.</summary>
    public IEnumerable<string> MissingFolders(IEnumerable<string> files) =>
        files
            .SelectMany(Parents)
            .Distinct(StringComparer.Ordinal)
            .Where(folder => !Directory.Exists(Full(folder)))
            .OrderBy(folder => folder.Length)
            .ThenBy(folder => folder, StringComparer.Ordinal);

    private static IEnumerable<string> Parents(string file)
    {
        for (var slash = file.LastIndexOf('/'); slash > 0; slash = file.LastIndexOf('/', slash - 1))
            yield return file[..slash];
    }

    /// <summary>Nobody may write it, not even its owner; root could, but was told not to.</summary>
    private static bool IsReadOnly(string full, FileImage image)
    {
        const UnixFileMode writable = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        return image.Mode is { } mode ? (mode & writable) is UnixFileMode.None : File.GetAttributes(full).HasFlag(FileAttributes.ReadOnly);
    }

    private string Inside(string path, string real)
    {
        var relative = Path.GetRelativePath(Root, real).Replace(Path.DirectorySeparatorChar, '/');
        if (Path.IsPathRooted(relative) || relative is "." or ".." || relative.StartsWith("../", StringComparison.Ordinal))
            throw new GripException(
                ExitCode.Refused,
                $"{path} lies outside of {Root}" + (real == Path.GetFullPath(path) ? "." : $": it leads to {real}."),
                "Run Grip in a folder that holds all the files, or leave this one out. Nothing was changed.",
                [path]
            );
        if (relative.Split('/').Contains(".git", StringComparer.OrdinalIgnoreCase))
            throw new GripException(ExitCode.Refused, $"{relative} belongs to git; Grip never writes there.", places: [relative]);
        return relative;
    }
}
