using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Index.Reading;

/// <summary>The index's symbols for the compiler's symbols of one unit. Thread-safe.</summary>
/// <param name="shared">By key, for all units: the same symbol of two target frameworks is one.</param>
public sealed class SymbolTable(ConcurrentDictionary<string, MapSymbol> shared)
{
    private readonly ConcurrentDictionary<ISymbol, MapSymbol?> known = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The symbol as the index knows it: the definition of a generic, the property of an accessor, the static form of an
    /// extension method, the member around a local function. Null for what the index does not hold: locals, parameters,
    /// types without a name, errors, the types that are keywords.
    /// </summary>
    public MapSymbol? Of(ISymbol? symbol)
    {
        if (symbol is null)
            return null;
        if (known.TryGetValue(symbol, out var found))
            return found;
        var definition = Definition(symbol);
        var result =
            definition is null ? null
            : ReferenceEquals(definition, symbol) ? Create(definition)
            : Of(definition);
        known[symbol] = result;
        return result;
    }

    private static ISymbol? Definition(ISymbol symbol) =>
        symbol switch
        {
            IMethodSymbol { AssociatedSymbol: { } associated } => associated.OriginalDefinition,
            IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } inner => inner.ContainingSymbol,
            IMethodSymbol { MethodKind: MethodKind.BuiltinOperator or MethodKind.DelegateInvoke or MethodKind.FunctionPointerSignature } =>
                null,
            IMethodSymbol { ReducedFrom: { } full } => full.OriginalDefinition,
            IMethodSymbol { PartialDefinitionPart: { } part } => part.OriginalDefinition,
            IPropertySymbol { PartialDefinitionPart: { } part } => part.OriginalDefinition,
            IFieldSymbol { AssociatedSymbol: IEventSymbol or IPropertySymbol } field => field.AssociatedSymbol!.OriginalDefinition,
            INamedTypeSymbol { IsAnonymousType: true } or INamedTypeSymbol { IsTupleType: true } => null,
            INamedTypeSymbol { SpecialType: not SpecialType.None } special when IsKeyword(special.SpecialType) => null,
            INamedTypeSymbol { TypeKind: TypeKind.Error } => null,
            IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => symbol.ContainingType
                is null
                    or { IsAnonymousType: true }
                    or { IsTupleType: true }
                    or { TypeKind: TypeKind.Error }
                ? null
                : symbol.OriginalDefinition,
            INamedTypeSymbol => symbol.OriginalDefinition,
            INamespaceSymbol { IsGlobalNamespace: false } => symbol,
            _ => null,
        };

    private MapSymbol? Create(ISymbol symbol)
    {
        if (symbol is INamespaceSymbol space)
            return shared.GetOrAdd(
                $"N:{space.ToDisplayString()}",
                key => MapSymbolFacts.OfNamespace(key, space, Of(space.ContainingNamespace))
            );
        var id = symbol.GetDocumentationCommentId() ?? symbol.ToDisplayString();
        var key = $"{id}@{symbol.ContainingAssembly?.Name}";
        if (shared.TryGetValue(key, out var existing))
            return existing;
        var container = Of((ISymbol?)symbol.ContainingType ?? symbol.ContainingNamespace);
        return shared.GetOrAdd(key, MapSymbolFacts.Of(key, symbol, container));
    }

    private static bool IsKeyword(SpecialType type) =>
        type is >= SpecialType.System_Object and <= SpecialType.System_UIntPtr
        && type
            is not (
                SpecialType.System_Enum
                or SpecialType.System_Delegate
                or SpecialType.System_MulticastDelegate
                or SpecialType.System_ValueType
            );
}
