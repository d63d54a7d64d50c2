namespace Grip.Core.Ledger;

/// <summary>One spelling for each file: relative to the workspace, with '/', without "." and "..".</summary>
internal static class WorkspacePath
{
    public static string Of(string path, string root)
    {
        if (path.Length == 0)
            return ".";
        // Models write anything; what is no path is the same as itself alone.
        if (path.Contains('\0', StringComparison.Ordinal))
            return path;
        var full = Path.GetFullPath(path.Trim(), root);
        return Path.GetRelativePath(root, full).Replace('\\', '/');
    }
}
