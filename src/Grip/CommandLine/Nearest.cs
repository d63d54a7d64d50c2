using System.Collections.Immutable;

namespace Grip.CommandLine;

/// <summary>Which known words somebody who typed another one may have meant.</summary>
internal static class Nearest
{
    /// <returns>At most two, best first; empty if none is near.</returns>
    public static ImmutableArray<string> To(string word, IEnumerable<string> known)
    {
        var bare = word.Split('=')[0];
        var limit = Math.Max(2, bare.Length / 3);
        var near = known
            .Distinct()
            .Select(name => (Name: name, Distance: Rank(bare, name)))
            .Where(candidate => candidate.Distance <= limit)
            .ToList();
        var best = near.Select(candidate => candidate.Distance).DefaultIfEmpty(0).Min();
        return
        [
            .. near.Where(candidate => candidate.Distance == best)
                .Select(candidate => candidate.Name)
                .Order(StringComparer.Ordinal)
                .Take(2),
        ];
    }

    private static int Rank(string word, string name) =>
        name.TrimStart('-').StartsWith(word.TrimStart('-'), StringComparison.OrdinalIgnoreCase) && word.TrimStart('-').Length > 2
            ? 1
            : Distance(word.ToLowerInvariant(), name.ToLowerInvariant());

    /// <summary>Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        for (var j = 1; j <= b.Length; j++)
        {
            var cost = a[i - 1] == b[j - 1] ? 0 : 1;
            rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
        }

        return rows[a.Length, b.Length];
    }
}
