using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Proof;

/// <summary>
/// Says whether symbols of two snapshots are the same one: a symbol from source is its declaration's place, one from
/// a referenced assembly its name there.
/// </summary>
internal static class SymbolIdentity
{
    /// <param name="placeOf">From path and span of a declaration to the place that both snapshots share; null if it is not in a file.</param>
    public static string Of(ISymbol symbol, Func<string, TextSpan, string?> placeOf)
    {
        symbol = Definition(symbol);
        // As 'var' may stand for them.
        if (symbol is IArrayTypeSymbol array)
            return $"Array {array.Rank} {Of(array.ElementType, placeOf)}";
        if (symbol is IPointerTypeSymbol pointer)
            return $"Pointer {Of(pointer.PointedAtType, placeOf)}";
        if (symbol is INamespaceSymbol or IErrorTypeSymbol or IDynamicTypeSymbol)
            return $"{symbol.Kind} {symbol.ToDisplayString()}";
        if (symbol.ContainingType is { IsTupleType: true } && symbol is IFieldSymbol)
            return $"Tuple {symbol.Name}";
        if (symbol.ContainingType is { IsAnonymousType: true })
            return $"Anonymous {symbol.Name}";
        var places = symbol
            .Locations.Where(location => location.IsInSource)
            .Select(location => placeOf(location.SourceTree!.FilePath, location.SourceSpan))
            .OfType<string>()
            .Order(StringComparer.Ordinal)
            .ToArray();
        var implicitName = symbol.IsImplicitlyDeclared ? symbol.MetadataName : "";
        if (places.Length > 0)
            return $"{symbol.Kind} {implicitName} {string.Join(' ', places)}";
        if (symbol.Locations.Any(location => location.IsInSource))
            return $"{symbol.Kind} {symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}";
        return $"{symbol.Kind} {symbol.ContainingAssembly?.Name} {symbol.GetDocumentationCommentId() ?? symbol.ToDisplayString()}";
    }

    private static ISymbol Definition(ISymbol symbol) =>
        symbol switch
        {
            IMethodSymbol { ReducedFrom: { } extension } => extension.OriginalDefinition,
            IMethodSymbol { PartialDefinitionPart: { } definition } => definition.OriginalDefinition,
            _ => symbol.OriginalDefinition,
        };
}
