using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Symbols;

/// <summary>One thing that a user can mean: a symbol in every unit that has it, or an overload set.</summary>
/// <param name="Symbols">Never empty; the same symbol once for each compilation, all overloads of a set.</param>
public sealed record SymbolMatch(ImmutableArray<ISymbol> Symbols)
{
    public ISymbol First => Symbols[0];

    /// <summary>Several methods of one name in one type, named together.</summary>
    public bool IsOverloadSet =>
        Symbols.Select(symbol => DeclarationPlace.Of(symbol).FirstOrDefault()).Distinct().Count() > 1 && First is IMethodSymbol;

    /// <summary>As in "property Shop.Order.Total".</summary>
    public string Describe() =>
        $"{SymbolText.Kind(First)} {(IsOverloadSet ? $"{SymbolText.FullName(First.ContainingType)}.{First.Name}" : SymbolText.FullName(First))}";
}
