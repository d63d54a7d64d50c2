using System.Text.RegularExpressions;
using Grip.Core.Text;

namespace Grip.Tools;

/// <summary>Searches where there is no ripgrep: the same files, the same order.</summary>
internal static class OwnSearch
{
    /// <exception cref="ArgumentException">The pattern is not a regular expression.</exception>
    /// <exception cref="NotSupportedException">It needs backtracking.</exception>
    public static List<FileMatches> Run(Search search, Func<string, string> relative, CancellationToken cancellation)
    {
        // Without backtracking no pattern takes longer than its text is long.
        var pattern = new Regex(
            search.Pattern,
            RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | (search.IgnoreCase ? RegexOptions.IgnoreCase : RegexOptions.None)
        );
        var glob = search.Glob is { } names ? GlobPattern.Compile(names) : null;
        var found = new List<FileMatches>();
        foreach (var file in File.Exists(search.Place) ? [search.Place] : WorkspaceWalk.Files(search.Place))
        {
            cancellation.ThrowIfCancellationRequested();
            if (
                glob?.IsMatch(relative(file)) != false
                && Lines(file) is { } lines
                && Matched(lines, pattern, search) is { Count: > 0 } matched
            )
                found.Add(new FileMatches(file, matched));
        }

        return found;
    }

    private static List<MatchedLine> Matched(string[] lines, Regex pattern, Search search)
    {
        var (shown, last) = (new List<MatchedLine>(), -1);
        for (var i = 0; i < lines.Length; i++)
        {
            if (!pattern.IsMatch(lines[i]))
                continue;
            for (var before = Math.Max(last + 1, i - search.Before); before < i; before++)
                shown.Add(new MatchedLine(before + 1, lines[before], IsMatch: false));
            shown.Add(new MatchedLine(i + 1, lines[i], IsMatch: true));
            last = i;
            for (; last < i + search.After && last + 1 < lines.Length && !pattern.IsMatch(lines[last + 1]); last++)
                shown.Add(new MatchedLine(last + 2, lines[last + 1], IsMatch: false));
        }

        return shown;
    }

    /// <returns>Null for what is not text.</returns>
    private static string[]? Lines(string file)
    {
        try
        {
            if (new FileInfo(file) is { Length: > Search.MostBytes or 0 })
                return null;
            var content = FileText.Decode(File.ReadAllBytes(file)).Text;
            if (content.Contains('\0', StringComparison.Ordinal))
                return null;
            var lines = content.Split('\n');
            for (var i = 0; i < lines.Length; i++)
                lines[i] = lines[i].TrimEnd('\r');
            return lines[^1].Length == 0 ? lines[..^1] : lines;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
