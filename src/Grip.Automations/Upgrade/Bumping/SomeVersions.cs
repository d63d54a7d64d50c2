using System.Collections.Immutable;
using NuGet.Versioning;

namespace Grip.Automations.Upgrade.Bumping;

/// <summary>A few versions that stand for many, since each that is tried costs a download.</summary>
internal static class SomeVersions
{
    private const int Most = 12;

    /// <summary>All if they are few, else the newest of each minor version, else of each major one.</summary>
    public static ImmutableArray<NuGetVersion> Of(IEnumerable<NuGetVersion> versions)
    {
        var all = versions.Order().ToImmutableArray();
        if (all.Length <= Most)
            return all;
        var minors = all.GroupBy(version => (version.Major, version.Minor)).Select(group => group.Last()).ToImmutableArray();
        if (minors.Length <= Most)
            return minors;
        var majors = all.GroupBy(version => version.Major).Select(group => group.Last()).ToImmutableArray();
        return [.. majors.Union(minors.Reverse().Take(Most - Math.Min(Most, majors.Length))).Order().TakeLast(Most)];
    }
}
