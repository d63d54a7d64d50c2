using System.Collections.Immutable;
using Grip.Map.CSharp;
using Grip.Map.Loading;
using Grip.Map.Loading.Packages;

namespace Grip.Automations.Upgrade;

/// <summary>What differs between the package graphs of two loads of a solution.</summary>
internal static class PackageChanges
{
    public static ImmutableArray<PackageChange> Between(SolutionSnapshot before, SolutionSnapshot after)
    {
        var (old, now) = (Graph(before), Graph(after));
        return
        [
            .. old
                .Keys.Union(now.Keys)
                .Select(key => (Key: key, Old: old.GetValueOrDefault(key), Now: now.GetValueOrDefault(key)))
                .Where(pair => pair.Old?.Package.Version != pair.Now?.Package.Version)
                .GroupBy(pair =>
                    (Id: pair.Key.Id.ToLowerInvariant(), pair.Key.Framework, Old: pair.Old?.Package.Version, Now: pair.Now?.Package.Version)
                )
                .Select(group => new PackageChange(
                    (group.First().Now ?? group.First().Old!).Package.Id,
                    group.Key.Old,
                    group.Key.Now,
                    group.Key.Framework,
                    group.Any(pair => (pair.Now ?? pair.Old!).IsDirect),
                    [.. group.Select(pair => Path.GetFileNameWithoutExtension(pair.Key.Project)).Distinct().Order(StringComparer.Ordinal)],
                    [.. group.SelectMany(pair => pair.Old?.Package.Assemblies ?? []).Distinct()],
                    [.. group.SelectMany(pair => pair.Now?.Package.Assemblies ?? []).Distinct()]
                ))
                .OrderByDescending(change => change.IsDirect)
                .ThenBy(change => change.Id, StringComparer.OrdinalIgnoreCase)
                .ThenBy(change => change.TargetFramework, StringComparer.Ordinal),
        ];
    }

    private static Dictionary<Key, Node> Graph(SolutionSnapshot snapshot)
    {
        var graph = new Dictionary<Key, Node>(KeyComparer.Instance);
        foreach (var project in snapshot.Units.Select(unit => unit.Project))
        foreach (var package in AssetsFile.Packages(project))
            graph[new Key(project.ProjectPath, project.TargetFramework, package.Id)] = new Node(package, IsDirect(project, package.Id));
        return graph;
    }

    private static bool IsDirect(EvaluatedProject project, string id) =>
        project.Packages.Any(line => line.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    private sealed record Key(string Project, string Framework, string Id);

    private sealed record Node(ResolvedPackage Package, bool IsDirect);

    private sealed class KeyComparer : IEqualityComparer<Key>
    {
        public static KeyComparer Instance { get; } = new();

        public bool Equals(Key? x, Key? y) =>
            x?.Project == y?.Project && x?.Framework == y?.Framework && string.Equals(x?.Id, y?.Id, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode(Key key) =>
            HashCode.Combine(key.Project, key.Framework, key.Id.GetHashCode(StringComparison.OrdinalIgnoreCase));
    }
}
