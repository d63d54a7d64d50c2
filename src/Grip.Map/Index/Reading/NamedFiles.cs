using System.Collections.Frozen;

namespace Grip.Map.Index.Reading;

/// <summary>Files with no C# that code names. They are known by name only: whether and where they lie is not looked up.</summary>
internal static class NamedFiles
{
    private const int LongestName = 120;

    private static readonly FrozenSet<string> Extensions = new[]
    {
        ".json",
        ".jsonc",
        ".xml",
        ".resx",
        ".resources",
        ".razor",
        ".cshtml",
        ".html",
        ".htm",
        ".css",
        ".js",
        ".ts",
        ".yaml",
        ".yml",
        ".sql",
        ".txt",
        ".md",
        ".csv",
        ".config",
        ".ini",
        ".toml",
        ".proto",
        ".xsd",
        ".xslt",
        ".xaml",
        ".axaml",
        ".graphql",
        ".env",
        ".http",
        ".props",
        ".targets",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The file that a string names, or null if it names none.</summary>
    public static MapSymbol? InText(string text)
    {
        var name = text.AsSpan()[(text.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        var dot = name.LastIndexOf('.');
        if (dot < 1 || name.Length > LongestName || !Extensions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name[dot..]))
            return null;
        foreach (var character in name)
            if (!char.IsLetterOrDigit(character) && character is not ('.' or '-' or '_' or ' '))
                return null;
        return Of(name.ToString());
    }

    /// <summary>The file that a source stands behind: Page.razor for Page.razor.cs, Texts.resx for Texts.Designer.cs.</summary>
    public static MapSymbol? Beside(string sourcePath)
    {
        var stem = Path.GetFileNameWithoutExtension(sourcePath);
        if (stem.EndsWith(".Designer", StringComparison.OrdinalIgnoreCase))
            return File.Exists(Path.Combine(Path.GetDirectoryName(sourcePath) ?? "", stem[..^".Designer".Length] + ".resx"))
                ? Of(stem[..^".Designer".Length] + ".resx")
                : null;
        return Extensions.Contains(Path.GetExtension(stem)) ? Of(stem) : null;
    }

    public static bool IsName(string text) => InText(text) is not null;

    private static MapSymbol Of(string name) =>
        new(
            $"F:{name}",
            MapSymbolKind.File,
            name,
            name,
            Container: null,
            Assembly: "",
            IsSource: true,
            MapAccess.Public,
            MapSymbolFlags.None
        );
}
