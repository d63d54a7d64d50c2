namespace Grip.Tools;

/// <summary>One line of a .gitignore file.</summary>
/// <param name="Segments">The pattern, cut at '/'; "**" stands for any number of folders.</param>
/// <param name="Base">The folder that holds the file, relative to where the rules begin, with '/' at its end; empty at the top.</param>
internal sealed record IgnorePattern(string[] Segments, string Base, bool Negated, bool FoldersOnly)
{
    /// <returns>Null for a comment or an empty line.</returns>
    public static IgnorePattern? Parse(string line, string @base)
    {
        var text = TrimEnd(line);
        if (text.Length == 0 || text[0] == '#')
            return null;
        var negated = text[0] == '!';
        if (negated)
            text = text[1..];
        var folders = text.EndsWith('/');
        text = text.TrimEnd('/');
        var anchored = text.Contains('/', StringComparison.Ordinal);
        text = text.TrimStart('/');
        if (text.Length == 0)
            return null;
        return new IgnorePattern(anchored ? text.Split('/') : ["**", text], @base, negated, folders);
    }

    /// <param name="path">Relative to where the rules begin, with '/'.</param>
    public bool Matches(string path, bool isFolder) =>
        (isFolder || !FoldersOnly)
        && path.StartsWith(Base, StringComparison.Ordinal)
        && MatchesSegments(Segments, path[Base.Length..].Split('/'));

    // Both levels go back to the last star only, so that no pattern of a repository takes more than length times length.
    private static bool MatchesSegments(string[] pattern, string[] path)
    {
        var (p, i, star, mark) = (0, 0, -1, 0);
        while (i < path.Length)
        {
            if (p < pattern.Length && pattern[p] == "**")
                (star, mark, p) = (p, i, p + 1);
            else if (p < pattern.Length && MatchesName(pattern[p], path[i]))
                (p, i) = (p + 1, i + 1);
            else if (star >= 0)
                (p, i) = (star + 1, ++mark);
            else
                return false;
        }

        // "a/**" means what is in a, not a itself; at the end of the path only a star that has taken something is left.
        return p == pattern.Length;
    }

    private static bool MatchesName(string pattern, string name)
    {
        var (p, i, star, mark) = (0, 0, -1, 0);
        while (i < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
                (star, mark, p) = (p, i, p + 1);
            else if (p < pattern.Length && MatchesOne(pattern, p, name[i], out var next))
                (p, i) = (next, i + 1);
            else if (star >= 0)
                (p, i) = (star + 1, ++mark);
            else
                return false;
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    private static bool MatchesOne(string pattern, int at, char character, out int next)
    {
        next = at + 1;
        switch (pattern[at])
        {
            case '?':
                return true;
            case '\\' when at + 1 < pattern.Length:
                next = at + 2;
                return pattern[at + 1] == character;
            case '[' when pattern.IndexOf(']', Math.Min(at + 2, pattern.Length)) is > 0 and var end:
                next = end + 1;
                return InClass(pattern[(at + 1)..end], character);
            default:
                return pattern[at] == character;
        }
    }

    private static bool InClass(string characters, char character)
    {
        var negated = characters[0] is '!' or '^';
        var found = false;
        for (var i = negated ? 1 : 0; i < characters.Length; i++)
        {
            if (i + 2 < characters.Length && characters[i + 1] == '-')
            {
                found |= character >= characters[i] && character <= characters[i + 2];
                i += 2;
            }
            else
                found |= characters[i] == character;
        }

        return found != negated;
    }

    /// <summary>Without spaces at the end, except for one that is escaped.</summary>
    private static string TrimEnd(string line)
    {
        var text = line.TrimEnd('\r');
        while (text.EndsWith(' ') && !text.EndsWith("\\ ", StringComparison.Ordinal))
            text = text[..^1];
        return text;
    }
}
