using System.Collections.Immutable;

namespace Grip.Tools;

/// <summary>What the .gitignore files of a repository leave out; without a repository those from the folder down count.</summary>
internal sealed class IgnoreRules
{
    private readonly string _top;
    private readonly ImmutableArray<IgnorePattern> _patterns;

    private IgnoreRules(string top, ImmutableArray<IgnorePattern> patterns) => (_top, _patterns) = (top, patterns);

    /// <summary>The rules that hold in a folder, its own file included.</summary>
    public static IgnoreRules Of(string folder)
    {
        var top = Top(folder) ?? folder;
        var rules = new IgnoreRules(top, Read(Path.Combine(top, ".git", "info", "exclude"), ""));
        var way = Path.GetRelativePath(top, folder);
        rules = rules.With(top);
        if (way == ".")
            return rules;
        var current = top;
        foreach (var name in way.Split(Path.DirectorySeparatorChar))
            rules = rules.With(current = Path.Combine(current, name));
        return rules;
    }

    /// <summary>With what a folder's own .gitignore says.</summary>
    public IgnoreRules With(string folder)
    {
        var @base = Relative(folder);
        var own = Read(Path.Combine(folder, ".gitignore"), @base == "." ? "" : @base + "/");
        return own.IsEmpty ? this : new IgnoreRules(_top, _patterns.AddRange(own));
    }

    /// <summary>True if the last line that speaks of it leaves it out. What lies in an ignored folder is not asked about.</summary>
    public bool Ignores(string path, bool isFolder)
    {
        if (_patterns.IsEmpty)
            return false;
        var relative = Relative(path);
        for (var i = _patterns.Length - 1; i >= 0; i--)
            if (_patterns[i].Matches(relative, isFolder))
                return !_patterns[i].Negated;
        return false;
    }

    private string Relative(string path) => Path.GetRelativePath(_top, path).Replace(Path.DirectorySeparatorChar, '/');

    private static ImmutableArray<IgnorePattern> Read(string file, string @base)
    {
        try
        {
            return File.Exists(file)
                ? [.. File.ReadLines(file).Select(line => IgnorePattern.Parse(line, @base)).OfType<IgnorePattern>()]
                : [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string? Top(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
            if (Path.Exists(Path.Combine(current, ".git")))
                return current;
        return null;
    }
}
