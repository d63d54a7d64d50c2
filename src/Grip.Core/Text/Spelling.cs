namespace Grip.Core.Text;

/// <summary>Nearest names by edit distance (Damerau-Levenshtein, optimal string alignment), letter case ignored.</summary>
public static class Spelling
{
    /// <summary>At most <paramref name="most"/> names that could be meant by <paramref name="wanted"/>, nearest first; none if nothing is near.</summary>
    public static IReadOnlyList<string> Nearest(string wanted, IEnumerable<string> names, int most)
    {
        var limit = Math.Max(1, wanted.Length / 3);
        return
        [
            .. names
                .Distinct()
                .Select(name => (name, distance: Rank(wanted, name, limit)))
                .Where(pair => pair.distance <= limit)
                .OrderBy(pair => pair.distance)
                .ThenBy(pair => pair.name, StringComparer.Ordinal)
                .Take(most)
                .Select(pair => pair.name),
        ];
    }

    private static int Rank(string wanted, string name, int limit)
    {
        if (name.Equals(wanted, StringComparison.OrdinalIgnoreCase))
            return 0;
        // "Total" for "TotalPrice" is likelier than its distance says.
        if (
            wanted.Length > 3
            && name.Length > 3
            && (name.Contains(wanted, StringComparison.OrdinalIgnoreCase) || wanted.Contains(name, StringComparison.OrdinalIgnoreCase))
        )
            return limit;
        return Math.Abs(name.Length - wanted.Length) > limit ? int.MaxValue : Distance(wanted.ToLowerInvariant(), name.ToLowerInvariant());
    }

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
