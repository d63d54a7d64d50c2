using Grip.Core;
using Grip.Map.Loading;

namespace Grip.Solutions;

/// <summary>
/// The folder that a change may write in, and that its journal belongs to: the git working tree around the solution,
/// so that 'grip undo' finds a change from any folder of it; without git the solution's own folder.
/// </summary>
internal static class WorkspaceRoot
{
    /// <exception cref="GripException">There is no such file or folder.</exception>
    public static string Of(string path)
    {
        var folder = File.Exists(path) ? Path.GetDirectoryName(path)! : path;
        if (!Directory.Exists(folder))
            throw new GripException(
                ExitCode.Usage,
                $"There is no file or folder '{path}'.",
                "Give --in a folder, a .sln, .slnx or .csproj."
            );
        return GitTop(folder) ?? SolutionFolder(path, folder);
    }

    private static string? GitTop(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
            if (Path.Combine(current, ".git") is var git && (Directory.Exists(git) || File.Exists(git)))
                return current;
        return null;
    }

    /// <summary>The solution's folder, widened until it holds every project; the folder itself if there is no solution any more.</summary>
    private static string SolutionFolder(string path, string folder)
    {
        LoadTarget target;
        try
        {
            target = LoadTarget.Find(path);
        }
        catch (GripException)
        {
            return folder;
        }

        var root = target.Root.TrimEnd('/', '\\');
        while (
            target.Projects.Any(project => !project.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            && Path.GetDirectoryName(root) is { Length: > 1 } parent
        )
            root = parent;
        return root;
    }
}
