using System.Collections.Immutable;
using Grip.Map.Index;
using Grip.Map.Index.Storing;

namespace Grip.Map.Functions.Asking;

/// <summary>Which settings file of the project holds a key that the code reads.</summary>
internal sealed class ConfigurationFiles(FunctionalMap map)
{
    private readonly Dictionary<string, ImmutableArray<SettingsKey>> known = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, string>> folders = new(() =>
        map
            .Connection.Query("SELECT name, path FROM projects ORDER BY path DESC", row => (row.GetString(0), row.GetString(1)))
            .GroupBy(pair => pair.Item1, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Path.GetDirectoryName(group.Last().Item2) ?? "", StringComparer.Ordinal)
    );

    public ImmutableArray<FunctionRow> Complete(IEnumerable<FunctionRow> rows) => [.. rows.Select(Complete)];

    private FunctionRow Complete(FunctionRow row)
    {
        if (row.Kind != FunctionKind.Configuration || row.Detail("key") is not { } key || key.IndexOfAny(['$', '{', '(']) == 0)
            return row;
        var places = Keys(row.Project).Where(held => Holds(held.Key, key)).Select(held => $"{held.Path}:{held.Line}").ToArray();
        return places.Length == 0 ? row : row with { Details = row.Details.Add(new FunctionDetail("held by", string.Join(", ", places))) };
    }

    /// <summary>Keys of configuration do not differ by case; a section is the place where it begins.</summary>
    private static bool Holds(string held, string wanted) => held.Equals(wanted, StringComparison.OrdinalIgnoreCase);

    private ImmutableArray<SettingsKey> Keys(string project)
    {
        if (known.TryGetValue(project, out var keys))
            return keys;
        var folder = folders.Value.TryGetValue(project, out var relative) ? Path.Combine(map.Root, relative) : null;
        return known[project] =
            folder is null || !Directory.Exists(folder)
                ? []
                :
                [
                    .. Directory
                        .EnumerateFiles(folder, "*.json")
                        .Where(file => Path.GetFileName(file).StartsWith("appsettings", StringComparison.OrdinalIgnoreCase))
                        .Order(StringComparer.Ordinal)
                        .SelectMany(file => SettingsKey.In(file, Path.GetRelativePath(map.Root, file).Replace('\\', '/'))),
                ];
    }
}
