using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Symbols;

/// <summary>What somebody may have meant who typed a name that does not exist.</summary>
internal static class NearestNames
{
    private const int Shown = 5;

    /// <summary>Full names, best first: the same last name elsewhere, then names that differ by a few letters.</summary>
    public static ImmutableArray<string> To(SymbolQuery.Named query, IEnumerable<ISymbol> symbols)
    {
        var limit = Math.Max(1, query.Last.Name.Length / 3);
        var container = query.Segments.Length > 1 ? query.Segments[^2].Name : null;
        return
        [
            .. symbols
                .Select(symbol => (Symbol: symbol, Distance: EditDistance(symbol.Name, query.Last.Name, limit)))
                .Where(candidate => candidate.Distance <= limit)
                .Select(candidate =>
                    (Name: SymbolText.FullName(candidate.Symbol), Cost: candidate.Distance * 2 + Elsewhere(candidate.Symbol, container))
                )
                .Distinct()
                .OrderBy(candidate => candidate.Cost)
                .ThenBy(candidate => candidate.Name.Length)
                .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
                .Select(candidate => candidate.Name)
                .Distinct()
                .Take(Shown),
        ];
    }

    private static int Elsewhere(ISymbol symbol, string? container)
    {
        if (container is null)
            return symbol is INamedTypeSymbol ? 0 : 1;
        var actual = symbol.ContainingSymbol?.Name ?? "";
        return Math.Min(3, EditDistance(actual, container, 3));
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours; letter case counts nothing beyond the first. More than <paramref name="limit"/> is limit + 1.</summary>
    private static int EditDistance(string left, string right, int limit)
    {
        if (left == right)
            return 0;
        if (left.Equals(right, StringComparison.OrdinalIgnoreCase))
            return 1;
        if (Math.Abs(left.Length - right.Length) > limit)
            return limit + 1;
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= right.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
        for (var j = 1; j <= right.Length; j++)
        {
            var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
            rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + (same ? 0 : 1));
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
        }

        return rows[left.Length, right.Length];
    }
}
