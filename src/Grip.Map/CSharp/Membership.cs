using System.Collections.Immutable;

namespace Grip.Map.CSharp;

/// <summary>Which units compile a file that a change adds, moves or removes, without asking the build system again.</summary>
internal static class Membership
{
    /// <summary>The unit's sources after the change, or null if none of them is touched.</summary>
    public static ImmutableArray<string>? Sources(
        ProjectUnit unit,
        UnitState state,
        IReadOnlyDictionary<string, SourceDocument?> replaced,
        IReadOnlyDictionary<string, string> origins
    )
    {
        var sources = state.Sources;
        var touched = false;
        foreach (var (path, document) in replaced)
        {
            if (state.Contains(path))
            {
                touched = true;
                if (document is null)
                    sources = sources.Remove(path);
            }
            else if (
                document is not null
                && (origins.TryGetValue(path, out var origin) ? state.Contains(origin) : Globs(unit, state, path))
            )
            {
                touched = true;
                sources = sources.Add(path);
            }
        }

        return touched ? sources : null;
    }

    /// <summary>
    /// A new file belongs to a project whose folder holds it, if the project takes its sources by pattern and no other
    /// project lies between; a folder of which the project compiles nothing although it has sources is excluded.
    /// </summary>
    private static bool Globs(ProjectUnit unit, UnitState state, string path)
    {
        var folder = unit.Project.Folder;
        if (!unit.Project.GlobsSources || !path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return false;
        var parts = Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar);
        if (parts.Any(part => part is "bin" or "obj" || part.StartsWith('.')))
            return false;
        for (var current = Path.GetDirectoryName(path)!; current != folder; current = Path.GetDirectoryName(current)!)
        {
            if (!Directory.Exists(current))
                continue;
            if (Directory.EnumerateFiles(current, "*.csproj").Any())
                return false;
            if (Directory.EnumerateFiles(current, "*.cs").Any() && !state.Sources.Any(source => Path.GetDirectoryName(source) == current))
                return false;
        }

        return true;
    }
}
