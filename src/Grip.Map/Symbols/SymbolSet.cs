using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Symbols;

/// <summary>A set of symbols of the user's source that is the same in every compilation.</summary>
/// <remarks>A namespace has no place of its own: it is known by its full name.</remarks>
public sealed class SymbolSet
{
    private readonly HashSet<DeclarationPlace> places;
    private readonly HashSet<DeclarationPlace> constructors;
    private readonly HashSet<string> namespaces;

    public SymbolSet(IEnumerable<ISymbol> symbols)
    {
        Symbols = [.. symbols];
        places = [.. Symbols.Where(symbol => symbol is not INamespaceSymbol && !IsConstructor(symbol)).SelectMany(DeclarationPlace.Of)];
        constructors = [.. Symbols.Where(IsConstructor).SelectMany(OwnPlaces)];
        namespaces = [.. Symbols.OfType<INamespaceSymbol>().Select(symbol => symbol.ToDisplayString())];
        Names = [.. Symbols.Select(NamedSymbol.NameOf).Concat(Symbols.Select(NamedSymbol.AttributeShortName).OfType<string>())];
    }

    /// <summary>The same symbols in another snapshot, where they stand at other places and may have another name.</summary>
    public SymbolSet(IEnumerable<DeclarationPlace> places, IEnumerable<string> names)
    {
        Symbols = [];
        this.places = [.. places];
        constructors = [];
        namespaces = [];
        Names = [.. names];
    }

    /// <summary>As given; the same symbol may be there once for each compilation.</summary>
    public ImmutableArray<ISymbol> Symbols { get; }

    /// <summary>How the symbols can be written, attributes also without their suffix.</summary>
    public ImmutableHashSet<string> Names { get; }

    /// <summary>Where the symbols are declared, without constructors and namespaces.</summary>
    public IReadOnlyCollection<DeclarationPlace> Places => places;

    public bool HasConstructors => constructors.Count > 0;

    /// <summary>A type in the set stands for its constructors too; a constructor only for itself.</summary>
    public bool Contains(ISymbol symbol) =>
        symbol switch
        {
            INamespaceSymbol space => namespaces.Contains(space.ToDisplayString()),
            _ when constructors.Count > 0 && IsConstructor(symbol) && OwnPlaces(symbol).Any(constructors.Contains) => true,
            _ => DeclarationPlace.Of(symbol).Any(places.Contains) || IsRecordOutParameter(symbol),
        };

    private static bool IsConstructor(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.Constructor };

    private static IEnumerable<DeclarationPlace> OwnPlaces(ISymbol symbol) =>
        symbol
            .OriginalDefinition.Locations.Where(location => location.IsInSource)
            .Select(location => new DeclarationPlace(location.SourceTree!.FilePath, location.SourceSpan));

    /// <summary>The out parameters of a record's Deconstruct are the record's own parameters, but have no place.</summary>
    private bool IsRecordOutParameter(ISymbol symbol) =>
        symbol is IParameterSymbol { Locations.IsEmpty: true, ContainingSymbol: IMethodSymbol { IsImplicitlyDeclared: true } method }
        && method.ContainingType.GetMembers(symbol.Name).Any(Contains);
}
