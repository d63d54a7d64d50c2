using Microsoft.CodeAnalysis;

namespace Grip.Map.Symbols;

/// <summary>The other half of a partial member.</summary>
public static class PartialParts
{
    /// <summary>The definition and the implementation of a partial method, property or event that are not <paramref name="symbol"/> itself.</summary>
    public static IEnumerable<ISymbol> Of(ISymbol symbol) =>
        symbol switch
        {
            IMethodSymbol method => Present(method.PartialDefinitionPart, method.PartialImplementationPart),
            IPropertySymbol property => Present(property.PartialDefinitionPart, property.PartialImplementationPart),
            IEventSymbol @event => Present(@event.PartialDefinitionPart, @event.PartialImplementationPart),
            IParameterSymbol { ContainingSymbol: { } owner } parameter => Of(owner)
                .Select(part => Parameter(part, parameter.Ordinal))
                .OfType<ISymbol>(),
            ITypeParameterSymbol { DeclaringMethod: { } owner } parameter => Of(owner)
                .OfType<IMethodSymbol>()
                .Select(part => part.TypeParameters[parameter.Ordinal]),
            _ => [],
        };

    private static IParameterSymbol? Parameter(ISymbol owner, int ordinal) =>
        owner switch
        {
            IMethodSymbol method when ordinal < method.Parameters.Length => method.Parameters[ordinal],
            IPropertySymbol property when ordinal < property.Parameters.Length => property.Parameters[ordinal],
            _ => null,
        };

    private static IEnumerable<ISymbol> Present(params ISymbol?[] parts) => parts.OfType<ISymbol>();
}
