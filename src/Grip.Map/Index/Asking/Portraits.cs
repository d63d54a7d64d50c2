using System.Collections.Immutable;

namespace Grip.Map.Index.Asking;

/// <summary>How one symbol is connected with another, over all places.</summary>
public sealed record Relation(SymbolRow Symbol, ImmutableArray<MapReferenceKind> Kinds, int Places);

/// <summary>Everything worth telling about a symbol.</summary>
/// <param name="Signatures">The head of the declaration by the number of the symbol, for those that the solution declares.</param>
/// <param name="Summary">The first sentence of its documentation, else of what it overrides or implements.</param>
/// <param name="Bases">What it inherits, overrides or implements.</param>
/// <param name="Derived">What inherits, overrides or implements it.</param>
/// <param name="UsedBy">The members that use it, the most uses first; for a type by the types around them.</param>
/// <param name="Uses">What it uses of the solution, likewise.</param>
/// <param name="Packages">Assemblies outside of the solution that it uses, with the number of places.</param>
public sealed record Portrait(
    MapMatch Match,
    ImmutableArray<PlaceRow> Places,
    ImmutableDictionary<long, string> Signatures,
    string Summary,
    ImmutableArray<(SymbolRow Symbol, PlaceRow? Place)> Members,
    ImmutableArray<SymbolRow> Bases,
    ImmutableArray<SymbolRow> Derived,
    ImmutableArray<Relation> UsedBy,
    ImmutableArray<Relation> Uses,
    ImmutableArray<(string Assembly, int Places)> Packages,
    ImmutableArray<TestReach> Tests
);

/// <summary>Puts together what an index knows about one symbol.</summary>
public sealed class Portraits(MapReader reader, Edges edges)
{
    public Portrait Of(MapMatch match, CancellationToken cancellation)
    {
        var whole = match
            .Symbols.SelectMany(symbol => edges.WithMembers(symbol.Id))
            .Distinct()
            .Select(id => reader.ById(id)!)
            .ToImmutableArray();
        var own = whole.Select(symbol => symbol.Id).ToHashSet();
        var isType = match.First.Kind.IsType();
        var into = whole
            .SelectMany(symbol => reader.To(symbol.Id))
            .Where(use => use.From is not null && !own.Contains(use.From.Id))
            .ToArray();
        var from = whole.SelectMany(symbol => reader.From(symbol.Id)).Where(use => !own.Contains(use.To.Id)).ToArray();
        var outward = from.Where(use => own.Contains(use.From!.Id)).ToArray();
        return new Portrait(
            match,
            [.. match.Symbols.SelectMany(symbol => reader.Places(symbol.Id)).Distinct()],
            match
                .Symbols.Select(symbol => (symbol.Id, Place: reader.Places(symbol.Id).FirstOrDefault()))
                .Where(one => one.Place is not null)
                .ToImmutableDictionary(one => one.Id, one => one.Place!.Signature),
            Summary(match.Symbols),
            [
                .. match.First.Kind.IsType() || match.First.Kind == MapSymbolKind.Namespace
                    ? reader.Members(match.First.Id).Select(member => (member, reader.Places(member.Id).FirstOrDefault()))
                    : [],
            ],
            Linked(match.Symbols.SelectMany(symbol => reader.From(symbol.Id)), use => use.To),
            Linked(match.Symbols.SelectMany(symbol => reader.To(symbol.Id)), use => use.From),
            Relations(into.Where(use => use.Kind != MapReferenceKind.Documentation), use => isType ? Outer(use.From!) : use.From!),
            Relations(
                outward.Where(use => use.To.IsSource && use.Kind != MapReferenceKind.Documentation),
                use => isType ? Outer(use.To) : use.To
            ),
            [
                .. outward
                    .Where(use => !use.To.IsSource && use.To.Assembly.Length > 0)
                    .GroupBy(use => use.To.Assembly, StringComparer.Ordinal)
                    .Select(group => (group.Key, group.Count()))
                    .OrderByDescending(group => group.Item2)
                    .ThenBy(group => group.Key, StringComparer.Ordinal),
            ],
            match.First.Kind == MapSymbolKind.Namespace ? [] : new Tests(reader, edges).Reaching(whole, cancellation)
        );
    }

    private string Summary(IEnumerable<SymbolRow> symbols)
    {
        foreach (var symbol in symbols)
        {
            if (reader.Places(symbol.Id).Select(place => place.Summary).FirstOrDefault(text => text.Length > 0) is { } own)
                return own;
            foreach (
                var basis in reader
                    .From(symbol.Id)
                    .Where(use => use.Kind is MapReferenceKind.Override or MapReferenceKind.Implement && use.To.IsSource)
            )
                if (Summary([basis.To]) is { Length: > 0 } inherited)
                    return inherited;
        }

        return "";
    }

    private static ImmutableArray<SymbolRow> Linked(IEnumerable<ReferenceRow> references, Func<ReferenceRow, SymbolRow?> end) =>
        [
            .. references
                .Where(use => use.Kind is MapReferenceKind.Inherit or MapReferenceKind.Override or MapReferenceKind.Implement)
                .Select(end)
                .OfType<SymbolRow>()
                .DistinctBy(symbol => symbol.Id)
                .OrderBy(symbol => symbol.FullName, StringComparer.Ordinal),
        ];

    private static ImmutableArray<Relation> Relations(IEnumerable<ReferenceRow> references, Func<ReferenceRow, SymbolRow> end) =>
        [
            .. references
                .GroupBy(end)
                .Select(group => new Relation(
                    group.Key,
                    [.. group.Select(use => use.Kind).Distinct().Order()],
                    group.Select(use => (use.Path, use.Line, use.Column)).Distinct().Count()
                ))
                .OrderByDescending(relation => relation.Places)
                .ThenBy(relation => relation.Symbol.FullName, StringComparer.Ordinal)
                .ThenBy(relation => relation.Symbol.Key, StringComparer.Ordinal),
        ];

    /// <summary>The type that holds the member; a type itself.</summary>
    private SymbolRow Outer(SymbolRow symbol)
    {
        for (var current = symbol; current is not null; current = reader.Container(current))
            if (current.Kind.IsType())
                return current;
        return symbol;
    }
}
