using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Grip.Automations.Rewrite;

/// <summary>Where a rewrite may change something.</summary>
/// <param name="Projects">Patterns of project names, as in "Shop.*"; empty for all.</param>
/// <param name="Paths">Patterns of paths relative to the root, as in "src/**/*.cs"; a folder means all below it; empty for all.</param>
public sealed record RewriteScope(ImmutableArray<string> Projects, ImmutableArray<string> Paths)
{
    public static RewriteScope Everything { get; } = new([], []);

    public bool IncludesProject(string name) => Projects.IsEmpty || Projects.Any(glob => Matches(glob, name));

    public bool IncludesPath(string root, string path)
    {
        var relative = Path.GetRelativePath(root, path).Replace('\\', '/');
        return Paths.IsEmpty || Paths.Any(glob => Matches(glob, relative) || Matches(glob.TrimEnd('/') + "/**", relative));
    }

    private static bool Matches(string glob, string text)
    {
        var pattern = Regex
            .Escape(glob)
            .Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
            .Replace(@"\?", "[^/]", StringComparison.Ordinal);
        return Regex.IsMatch(text, $"^{pattern}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }
}
