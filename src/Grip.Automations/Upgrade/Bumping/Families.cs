using System.Collections.Immutable;
using Grip.Map.CSharp;
using Grip.Map.Loading.Packages;

namespace Grip.Automations.Upgrade.Bumping;

/// <summary>Packages that are published together: the same version and the same first name, and one depends on the other.</summary>
internal static class Families
{
    /// <returns>The ids of the direct references that belong to the family of <paramref name="id"/>, without itself.</returns>
    public static ImmutableArray<string> Of(string id, SolutionSnapshot snapshot)
    {
        var members = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var project in snapshot.Units.Select(unit => unit.Project))
        {
            var packages = AssetsFile.Packages(project);
            if (packages.FirstOrDefault(package => Same(package.Id, id)) is not { } own)
                continue;
            var alike = packages
                .Where(package => package.Version == own.Version && Same(FirstName(package.Id), FirstName(id)))
                .ToDictionary(package => package.Id, StringComparer.OrdinalIgnoreCase);
            var reached = Connected(own.Id, alike);
            members.UnionWith(project.Packages.Where(line => !line.IsImplicit && reached.Contains(line.Id)).Select(line => line.Id));
        }

        return [.. members.Where(member => !Same(member, id)).Order(StringComparer.OrdinalIgnoreCase)];
    }

    private static HashSet<string> Connected(string from, Dictionary<string, ResolvedPackage> alike)
    {
        var reached = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { from };
        for (var grew = true; grew; )
        {
            grew = false;
            foreach (var package in alike.Values)
            foreach (var dependency in package.Dependencies.Where(dependency => alike.ContainsKey(dependency.Id)))
                if (reached.Contains(package.Id) != reached.Contains(dependency.Id))
                {
                    reached.Add(package.Id);
                    reached.Add(dependency.Id);
                    grew = true;
                }
        }

        return reached;
    }

    private static string FirstName(string id) => id.Split('.')[0];

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
