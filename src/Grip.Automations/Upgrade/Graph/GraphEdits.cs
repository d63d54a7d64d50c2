using System.Collections.Immutable;
using Grip.Core.Changes;
using Grip.Core.Text;
using NuGet.Versioning;

namespace Grip.Automations.Upgrade.Graph;

/// <summary>One version text that is to be replaced.</summary>
internal sealed record VersionEdit(VersionSpot Spot, string NewText);

/// <summary>Where versions have to be written anew so that packages are at their targets.</summary>
internal sealed class GraphEdits(BuildFiles files)
{
    /// <param name="targets">Package id (any letter case) to version.</param>
    /// <param name="known">The versions that exist, by package id; a package may be missing.</param>
    /// <param name="excluded">Spots that stay as they are.</param>
    /// <returns>Each spot once; empty if nothing has to be raised.</returns>
    public ImmutableArray<VersionEdit> For(
        IReadOnlyDictionary<string, NuGetVersion> targets,
        IReadOnlyDictionary<string, ImmutableArray<NuGetVersion>> known,
        IReadOnlySet<VersionSpot> excluded
    )
    {
        var edits = new Dictionary<(string, int), VersionEdit>();
        foreach (var (id, target) in targets)
        foreach (var spot in files.SpotsOf(id).SelectMany(Literal).Where(spot => !excluded.Contains(spot)))
        {
            var versions = known.TryGetValue(id, out var all) ? all : [target];
            var text = WrittenVersion.Raise(spot.Text, target, versions);
            var key = (spot.File.Path, spot.Start);
            if (text is not null && (!edits.TryGetValue(key, out var other) || Lower(other.NewText, text)))
                edits[key] = new VersionEdit(spot, text);
        }

        return [.. edits.Values.OrderBy(edit => edit.Spot.File.Path, StringComparer.Ordinal).ThenBy(edit => edit.Spot.Start)];
    }

    /// <summary>Packages whose version comes, directly or not, from a property that also gives the version of <paramref name="package"/>.</summary>
    public ImmutableArray<string> Sharing(string package)
    {
        var properties = files
            .SpotsOf(package)
            .SelectMany(Literal)
            .Where(spot => spot.Kind == SpotKind.Property)
            .Select(spot => (spot.File.Path, spot.Start))
            .ToHashSet();
        return
        [
            .. files.Packages.Where(other =>
                !other.Equals(package, StringComparison.OrdinalIgnoreCase)
                && files.SpotsOf(other).SelectMany(Literal).Any(spot => properties.Contains((spot.File.Path, spot.Start)))
            ),
        ];
    }

    public static ChangeSet ToChangeSet(string title, IEnumerable<VersionEdit> edits) =>
        new(
            title,
            [
                .. edits
                    .GroupBy(edit => edit.Spot.File.Path, StringComparer.Ordinal)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => new FileChange.Modified(
                        group.Key,
                        group.First().Spot.File.File.Hash,
                        TextEdits.Normalize(group.Select(edit => new TextEdit(edit.Spot.Start, edit.Spot.Text.Length, edit.NewText)))
                    )),
            ]
        );

    /// <summary>The places where the version is written out: for "$(Name)" those that set the property.</summary>
    public IEnumerable<VersionSpot> Literal(VersionSpot spot) => Literal(spot, []);

    private IEnumerable<VersionSpot> Literal(VersionSpot spot, ImmutableHashSet<string> seen)
    {
        if (BuildFiles.PropertyOf(spot.Text) is not { } property)
            return [spot];
        if (seen.Contains(property))
            return [];
        var set = files.Properties(property).ToArray();
        // A property from outside of the tree cannot be changed; the item itself can.
        return set.Length == 0 ? [spot] : set.SelectMany(one => Literal(one, seen.Add(property)));
    }

    private static bool Lower(string left, string right) =>
        WrittenVersion.Lowest(left) is { } ours && WrittenVersion.Lowest(right) is { } theirs && ours < theirs;
}
