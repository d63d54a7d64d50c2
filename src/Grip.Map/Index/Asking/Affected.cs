using System.Collections.Immutable;

namespace Grip.Map.Index.Asking;

/// <summary>A symbol that a change can be felt in.</summary>
/// <param name="Distance">1 for what refers to the changed symbol itself.</param>
/// <param name="Kinds">How it depends on <paramref name="Via"/>.</param>
/// <param name="Via">The symbol one step nearer to the change.</param>
public sealed record AffectedSymbol(
    SymbolRow Symbol,
    int Distance,
    ImmutableArray<MapReferenceKind> Kinds,
    SymbolRow Via,
    string Path,
    int Line
);

/// <summary>A file that a change can be felt in.</summary>
/// <param name="Breaks">It names the changed symbol in code: removing, renaming or changing the declaration breaks it. Else it can only behave differently.</param>
/// <param name="Places">How many places.</param>
/// <param name="Why">The first places, as in "12 call: Report.Print uses Order.Total".</param>
public sealed record AffectedFile(
    string Path,
    int Distance,
    bool Breaks,
    ImmutableArray<MapReferenceKind> Kinds,
    int Places,
    ImmutableArray<AffectedPlace> Why
);

/// <param name="From">Null for what stands outside of all declarations.</param>
/// <param name="Uncertain">The code there does not compile, or may mean another overload.</param>
public sealed record AffectedPlace(int Line, MapReferenceKind Kind, SymbolRow? From, SymbolRow To, bool Uncertain);

/// <summary>Everything that a change of some symbols can be felt in.</summary>
/// <param name="Changed">The changed symbols; for a type its members too.</param>
/// <param name="DeclaredIn">The files that declare them.</param>
/// <param name="Mentions">Files that only name them in documentation comments.</param>
public sealed record AffectedAnswer(
    ImmutableArray<(SymbolRow Symbol, PlaceRow? Place)> Changed,
    ImmutableArray<string> DeclaredIn,
    ImmutableArray<AffectedFile> Files,
    ImmutableArray<AffectedSymbol> Symbols,
    ImmutableArray<string> Mentions,
    ImmutableArray<TestReach> Tests
);

/// <summary>Follows references against their direction, from a change to what can feel it.</summary>
public sealed class Affected(MapReader reader, Edges edges)
{
    private const int PlacesKept = 5;

    /// <param name="depth">How many steps; tests are followed to any distance.</param>
    public AffectedAnswer Of(ImmutableArray<SymbolRow> changed, int depth, CancellationToken cancellation)
    {
        var all = changed.SelectMany(symbol => edges.WithMembers(symbol.Id)).Distinct().Select(id => reader.ById(id)!).ToImmutableArray();
        var declared = all.SelectMany(symbol => reader.Places(symbol.Id))
            .Select(place => place.Path)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToImmutableArray();
        var direct = Direct(all);
        var symbols = Symbols(all, depth, cancellation);
        var files = direct
            .Where(file => file.Kinds.Any(kind => kind != MapReferenceKind.Documentation))
            .Concat(Further(symbols.Where(symbol => symbol.Distance > 1), [.. direct.Select(file => file.Path)]))
            .OrderBy(file => file.Distance)
            .ThenByDescending(file => file.Places)
            .ThenBy(file => file.Path, StringComparer.Ordinal)
            .ToImmutableArray();
        return new AffectedAnswer(
            [.. all.Select(symbol => (symbol, reader.Places(symbol.Id).FirstOrDefault()))],
            declared,
            files,
            symbols,
            [
                .. direct
                    .Where(file => file.Kinds.All(kind => kind == MapReferenceKind.Documentation))
                    .Select(file => file.Path)
                    .Order(StringComparer.Ordinal),
            ],
            new Tests(reader, edges).Reaching(all, cancellation)
        );
    }

    private ImmutableArray<AffectedFile> Direct(ImmutableArray<SymbolRow> changed)
    {
        var own = changed.Select(symbol => symbol.Id).ToHashSet();
        var references = changed
            .SelectMany(symbol => reader.To(symbol.Id))
            // What a type does with itself goes with it.
            .Where(reference => reference.From is null || !own.Contains(reference.From.Id))
            .ToArray();
        return
        [
            .. references
                .GroupBy(reference => reference.Path, StringComparer.Ordinal)
                .Select(file => new AffectedFile(
                    file.Key,
                    1,
                    file.Any(reference => Breaks(reference.Kind)),
                    [.. file.Select(reference => reference.Kind).Distinct().Order()],
                    file.Select(reference => (reference.Line, reference.Column)).Distinct().Count(),
                    [
                        .. file.OrderBy(reference => reference.Kind == MapReferenceKind.Documentation)
                            .ThenBy(reference => reference.Line)
                            .DistinctBy(reference => (reference.Line, reference.Kind))
                            .Take(PlacesKept)
                            .Select(reference => new AffectedPlace(
                                reference.Line,
                                reference.Kind,
                                reference.From,
                                reference.To,
                                reference.IsCandidate
                            )),
                    ]
                )),
        ];
    }

    private static bool Breaks(MapReferenceKind kind) => kind is not MapReferenceKind.Documentation;

    private ImmutableArray<AffectedSymbol> Symbols(ImmutableArray<SymbolRow> changed, int depth, CancellationToken cancellation)
    {
        var result = ImmutableArray.CreateBuilder<AffectedSymbol>();
        var seen = changed.Select(symbol => symbol.Id).ToHashSet();
        var frontier = changed.Select(symbol => symbol.Id).ToList();
        for (var distance = 1; distance <= depth && frontier.Count > 0; distance++)
        {
            var next = new List<long>();
            foreach (var target in frontier)
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (var group in Reach.Backwards(edges, target).Where(edge => !seen.Contains(edge.Other)).GroupBy(edge => edge.Other))
                {
                    var first = group.First();
                    next.Add(group.Key);
                    result.Add(
                        new AffectedSymbol(
                            reader.ById(group.Key)!,
                            distance,
                            [.. group.Select(edge => edge.Kind).Distinct().Order()],
                            reader.ById(target)!,
                            edges.Path(first.File),
                            first.Line
                        )
                    );
                }

                seen.UnionWith(next);
            }

            frontier = next;
        }

        return
        [
            .. result
                .OrderBy(one => one.Distance)
                .ThenBy(one => one.Symbol.FullName, StringComparer.Ordinal)
                .ThenBy(one => one.Symbol.Key, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<AffectedFile> Further(IEnumerable<AffectedSymbol> symbols, HashSet<string> known) =>
        symbols
            .Where(symbol => !known.Contains(symbol.Path))
            .GroupBy(symbol => symbol.Path, StringComparer.Ordinal)
            .Select(file => new AffectedFile(
                file.Key,
                file.Min(symbol => symbol.Distance),
                Breaks: false,
                [.. file.SelectMany(symbol => symbol.Kinds).Distinct().Order()],
                file.Count(),
                [
                    .. file.OrderBy(symbol => symbol.Distance)
                        .ThenBy(symbol => symbol.Line)
                        .Take(PlacesKept)
                        .Select(symbol => new AffectedPlace(symbol.Line, symbol.Kinds[0], symbol.Symbol, symbol.Via, Uncertain: false)),
                ]
            ));
}
