using System.Collections.Immutable;

namespace Grip.Map.Overview;

/// <param name="Name">A folder, as in "src/Orders", or what the names begin with, as in "Shop.Orders.*".</param>
/// <param name="Uses">The names of the groups that any project of this one references.</param>
public sealed record ProjectGroup(string Name, ImmutableArray<ProjectNode> Projects, ImmutableArray<string> Uses)
{
    public int Lines => Projects.Sum(project => project.Lines);
}

/// <summary>Many projects as a few groups: by folder or by the beginning of their names, whatever parts them best.</summary>
public static class ProjectGroups
{
    private const int Fewest = 3;
    private const int Most = 24;

    /// <summary>The largest group first.</summary>
    public static ImmutableArray<ProjectGroup> Of(ProjectGraph graph)
    {
        var name = Best(graph.Projects);
        var groups = graph.Projects.GroupBy(name, StringComparer.Ordinal).ToArray();
        return
        [
            .. groups
                .Select(group => new ProjectGroup(
                    group.Key,
                    [.. group.OrderBy(project => project.Path, StringComparer.Ordinal)],
                    [
                        .. group
                            .SelectMany(project => project.References)
                            .Select(id => name(graph[id]))
                            .Where(other => other != group.Key)
                            .Distinct(StringComparer.Ordinal)
                            .Order(StringComparer.Ordinal),
                    ]
                ))
                .OrderByDescending(group => group.Lines)
                .ThenBy(group => group.Name, StringComparer.Ordinal),
        ];
    }

    private static Func<ProjectNode, string> Best(ImmutableArray<ProjectNode> projects)
    {
        Func<ProjectNode, string>[] ways =
        [
            .. Enumerable.Range(1, 3).Reverse().Select(ByFolder),
            .. Enumerable.Range(1, 3).Reverse().Select(ByName),
            ByWord,
        ];
        return ways.FirstOrDefault(way => IsUseful(projects, way), ByWord);
    }

    private static bool IsUseful(ImmutableArray<ProjectNode> projects, Func<ProjectNode, string> way)
    {
        var sizes = projects.GroupBy(way, StringComparer.Ordinal).Select(group => group.Count()).ToArray();
        return sizes.Length is >= Fewest and <= Most && sizes.Max() <= projects.Length * 0.8;
    }

    /// <summary>The folder around the project's own, down to a depth.</summary>
    private static Func<ProjectNode, string> ByFolder(int depth) =>
        project =>
        {
            var parts = project.Path.Split('/');
            return parts.Length < 3 ? "(top)" : string.Join('/', parts[..^2].Take(depth));
        };

    /// <summary>The first words of the name between dots.</summary>
    private static Func<ProjectNode, string> ByName(int words) =>
        project =>
        {
            var parts = project.Name.Split('.');
            return parts.Length <= words ? project.Name : string.Join('.', parts.Take(words)) + ".*";
        };

    /// <summary>The name up to its first digit: numbered projects are alike.</summary>
    private static string ByWord(ProjectNode project)
    {
        var digit = project.Name.AsSpan().IndexOfAnyInRange('0', '9');
        return digit < 0 ? project.Name.Split('.')[0] + ".*" : project.Name[..digit] + "*";
    }
}
