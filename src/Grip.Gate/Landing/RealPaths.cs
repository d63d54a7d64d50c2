using Grip.Core;

namespace Grip.Gate.Landing;

/// <summary>Paths with every symbolic link and junction on the way resolved, the way the system itself walks them.</summary>
public static class RealPaths
{
    private const int MostLinks = 40;
    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    /// <summary>The place that a path leads to; parts at the end that do not exist stay as they are.</summary>
    /// <exception cref="GripException">The links go round in a circle.</exception>
    public static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        var current = Path.GetPathRoot(full)!;
        var ahead = new Stack<string>(Parts(full[current.Length..]));
        for (var links = 0; ahead.TryPop(out var part); )
        {
            if (part is ".")
                continue;
            if (part is "..")
            {
                current = Path.GetDirectoryName(current) ?? current;
                continue;
            }

            var next = Path.Combine(current, part);
            if (LinkTarget(next) is not { } target)
            {
                current = next;
                continue;
            }

            if (++links > MostLinks)
                throw new GripException(ExitCode.Refused, $"The links of {path} go round in a circle.", places: [path]);
            if (Path.IsPathRooted(target))
            {
                current = Path.GetPathRoot(target)!;
                target = target[current.Length..];
            }

            foreach (var step in Parts(target))
                ahead.Push(step);
        }

        return current;
    }

    /// <summary>Resolves all but the last part: the place of the name itself, which may be a link.</summary>
    public static string ResolveFolder(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Path.Combine(Resolve(Path.GetDirectoryName(full) ?? full), Path.GetFileName(full));
    }

    public static bool IsLink(string path) => LinkTarget(path) is not null;

    private static string? LinkTarget(string path) => new FileInfo(path).LinkTarget;

    /// <summary>The last part first.</summary>
    private static IEnumerable<string> Parts(string path) => path.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Reverse();
}
