using Grip.Core;
using Grip.Core.Text;

namespace Grip.Home;

/// <summary>
/// Grip's own folder, outside of every repository: caches and journals. The only place besides the gate that writes
/// files, and it writes only below <see cref="Root"/>.
/// </summary>
public sealed class HomeFolder
{
    private HomeFolder(string root) => Root = root;

    public string Root { get; }

    /// <summary>Things that can be deleted at any time.</summary>
    public string Caches => Path.Combine(Root, "cache");

    /// <summary>Things that must survive: journals.</summary>
    public string State => Path.Combine(Root, "state");

    /// <summary><c>GRIP_HOME</c>, else <c>$XDG_STATE_HOME/grip</c>, else <c>~/.local/state/grip</c> (on Windows the local application data).</summary>
    public static HomeFolder Locate(Func<string, string?> environment)
    {
        if (environment("GRIP_HOME") is { Length: > 0 } own)
            return new HomeFolder(Path.GetFullPath(own));
        if (environment("XDG_STATE_HOME") is { Length: > 0 } xdg)
            return new HomeFolder(Path.Combine(xdg, "grip"));
        if (OperatingSystem.IsWindows())
            return new HomeFolder(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "grip"));
        return new HomeFolder(Path.Combine(environment("HOME") ?? Path.GetTempPath(), ".local", "state", "grip"));
    }

    /// <summary>The folder for what is cached about the solution root <paramref name="workspace"/>, made on demand.</summary>
    /// <exception cref="GripException">It cannot be written.</exception>
    public string CacheFor(string workspace)
    {
        try
        {
            return ForWorkspace(Caches, workspace);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(Root, failure);
        }
    }

    /// <summary>Grip's own folder cannot be used: said as such, since the user's files have no part in it.</summary>
    internal static GripException Unwritable(string path, Exception failure) =>
        new(
            ExitCode.ToolFailure,
            $"Grip's own folder cannot be written: {failure.Message}",
            "Free space or give yourself permission there, or set GRIP_HOME to another folder. Nothing was changed.",
            [path]
        );

    /// <summary>A folder of <paramref name="parent"/> that belongs to the solution root <paramref name="workspace"/> alone, made on demand.</summary>
    public static string ForWorkspace(string parent, string workspace)
    {
        var hash = ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(Path.GetFullPath(workspace))).Value[..16];
        return CreatePrivate(Path.Combine(parent, $"{Path.GetFileName(workspace.TrimEnd('/', '\\'))}-{hash}"));
    }

    /// <summary>Puts something to read into a folder of Grip's own, for a try whether a sandbox hides it.</summary>
    public void WriteProbe(string folder)
    {
        if (!Path.GetFullPath(folder).StartsWith(Root, StringComparison.Ordinal))
            throw new ArgumentException("Only below Grip's own folder.", nameof(folder));
        File.WriteAllText(Path.Combine(folder, "readable"), "x");
    }

    /// <summary>Makes a folder that only the user can read.</summary>
    public static string CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }
}
