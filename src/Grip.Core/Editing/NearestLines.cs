using System.Collections.Immutable;

namespace Grip.Core.Editing;

/// <summary>Where in a file a text was probably meant to be.</summary>
/// <param name="Line">From 0.</param>
/// <param name="Shown">The lines there, with their numbers.</param>
/// <param name="FirstDifference">A sentence.</param>
internal sealed record NearestLines(int Line, string Shown, string FirstDifference)
{
    private const int MostShown = 12;

    public static NearestLines? Of(TextLines lines, ImmutableArray<string> wanted)
    {
        var best = Enumerable
            .Range(0, lines.Count)
            .Select(start => (start, hits: Hits(lines, wanted, start)))
            .Where(place => place.hits > 0)
            .OrderByDescending(place => place.hits)
            .ThenBy(place => place.start)
            .FirstOrDefault((start: -1, hits: 0));
        if (best.start < 0 && ByWords(lines, wanted) is { } words)
            best = (words, 0);
        if (best.start < 0)
            return null;
        var count = Math.Min(Math.Min(wanted.Length, MostShown), lines.Count - best.start);
        var shown = string.Join('\n', Enumerable.Range(best.start, count).Select(i => $"{i + 1}\t{lines.Raw(i)}"));
        return new NearestLines(best.start, shown, Difference(lines, wanted, best.start));
    }

    private static int Hits(TextLines lines, ImmutableArray<string> wanted, int start)
    {
        var hits = 0;
        for (var i = 0; i < wanted.Length && start + i < lines.Count; i++)
            if (wanted[i].Length > 0 && lines.Normalized[start + i] == wanted[i])
                hits++;
        return hits;
    }

    /// <summary>The line that shares most words with the first line that says something.</summary>
    private static int? ByWords(TextLines lines, ImmutableArray<string> wanted)
    {
        if (wanted.FirstOrDefault(line => line.Length > 3) is not { } first)
            return null;
        var words = Words(first);
        var best = Enumerable
            .Range(0, lines.Count)
            .Select(i => (line: i, shared: Words(lines.Normalized[i]).Intersect(words, StringComparer.Ordinal).Count()))
            .OrderByDescending(place => place.shared)
            .ThenBy(place => place.line)
            .FirstOrDefault();
        return best.shared * 2 >= words.Count && best.shared > 0 ? best.line : null;
    }

    private static string Difference(TextLines lines, ImmutableArray<string> wanted, int start)
    {
        for (var i = 0; i < wanted.Length; i++)
        {
            if (start + i >= lines.Count)
                return $"The file ends after line {lines.Count}; old_string goes on with: {wanted[i]}";
            if (lines.Normalized[start + i] != wanted[i])
                return $"First difference in line {start + i + 1}: there stands '{lines.Normalized[start + i]}', old_string has '{wanted[i]}'.";
        }

        return "";
    }

    private static HashSet<string> Words(string line) =>
        [.. line.Split(" ()[]{}.,;:=<>\"'".ToCharArray(), StringSplitOptions.RemoveEmptyEntries)];
}
