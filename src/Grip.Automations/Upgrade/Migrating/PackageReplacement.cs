using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Grip.Automations.Upgrade.Graph;
using Grip.Core;
using NuGet.Versioning;

namespace Grip.Automations.Upgrade.Migrating;

/// <summary>Edits of build files that put packages in the place of another one, or beside it.</summary>
internal sealed class PackageReplacement(BuildFiles files, string from, ImmutableArray<(string Id, NuGetVersion Version)> to)
{
    /// <param name="keep">True to leave the old package beside the new ones.</param>
    /// <exception cref="GripException">Nothing references the old package, or it shares an item with others.</exception>
    public ImmutableArray<VersionEdit> Edits(bool keep)
    {
        var items = files.ItemsOf(from).ToArray();
        if (items.Length == 0)
            throw new GripException(
                ExitCode.Usage,
                $"No project of this solution references a package '{from}'.",
                "The map is for another solution, or it has been applied already."
            );
        if (items.FirstOrDefault(item => item.Names > 1) is { } shared)
            throw new GripException(
                ExitCode.Refused,
                $"{from} shares an item with other packages, so that it is not replaced.",
                "Write it as an item of its own first.",
                [$"{shared.File.Path}: {shared.Text}"]
            );
        return [.. items.Select(item => Edit(item, keep))];
    }

    /// <summary>Sets properties in the project files that name the old package.</summary>
    public IEnumerable<VersionEdit> Properties(ImmutableArray<(string Name, string Value)> properties)
    {
        foreach (var file in files.ItemsOf(from).Select(item => item.File).Distinct())
        {
            if (!file.Path.EndsWith("proj", StringComparison.OrdinalIgnoreCase))
                continue;
            var added = "";
            foreach (var (name, value) in properties)
                if (file.Spots.FirstOrDefault(spot => IsAlways(spot, name)) is not { } set)
                    added += $"{file.File.NewLine}{Indent(file)}<{name}>{value}</{name}>";
                else if (set.Text != value)
                    yield return new VersionEdit(set, value);
            if (added.Length > 0 && file.PropertiesAt >= 0)
                yield return new VersionEdit(new VersionSpot(file, from, SpotKind.Property, file.PropertiesAt, "", ""), added);
        }
    }

    private static bool IsAlways(VersionSpot spot, string property) =>
        spot.Kind == SpotKind.Property && spot.Name == property && spot.Condition.Length == 0;

    /// <summary>That of the line behind the start tag.</summary>
    private static string Indent(BuildFile file)
    {
        var rest = file.File.Text[file.PropertiesAt..].TrimStart('\r', '\n');
        return rest[..^rest.TrimStart(' ', '\t').Length];
    }

    private VersionEdit Edit(PackageItem item, bool keep)
    {
        var text = item.File.File.Text;
        var line = text.LastIndexOf('\n', Math.Max(0, item.Start - 1)) + 1;
        var indent = text[line..item.Start];
        var between = item.File.File.NewLine + (string.IsNullOrWhiteSpace(indent) ? indent : " ");
        var others = to.Where(package => !Has(item.File, item.Element, package.Id)).Select(package => Clone(item.Text, package)).ToArray();
        var all = keep ? others.Prepend(item.Text).ToArray() : others;
        if (all.Length > 0)
            return Replace(item, item.Start, item.Text, string.Join(between, all));
        // The element goes with its line.
        var end = item.Start + item.Text.Length;
        var whole = string.IsNullOrWhiteSpace(indent) && end < text.Length && text[end] is '\r' or '\n';
        if (!whole)
            return Replace(item, item.Start, item.Text, "");
        end = text.IndexOf('\n', end) is var newLine and >= 0 ? newLine + 1 : text.Length;
        return Replace(item, line, text[line..end], "");
    }

    private string Clone(string element, (string Id, NuGetVersion Version) package)
    {
        var named = Regex.Replace(
            element,
            $@"(?<=(Include|Update)\s*=\s*[""']\s*){Regex.Escape(from)}(?=\s*[""'])",
            package.Id,
            RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );
        return Regex.Replace(
            named,
            @"(?<=\b(Version|VersionOverride)\s*=\s*[""'])[^""']*(?=[""'])|(?<=<(Version|VersionOverride)>)[^<]*(?=</)",
            package.Version.ToNormalizedString(),
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );
    }

    private static bool Has(BuildFile file, string element, string id) =>
        file.Items.Any(item => item.Element == element && item.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    private VersionEdit Replace(PackageItem item, int start, string old, string text) =>
        new(new VersionSpot(item.File, from, SpotKind.Reference, start, old, item.Condition), text);
}
