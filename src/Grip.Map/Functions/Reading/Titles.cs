using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Functions.Reading;

/// <summary>Short names for titles; the full name stands in the function's symbol.</summary>
internal static class Titles
{
    private static readonly SymbolDisplayFormat _short = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
    );

    /// <summary>As in "Order", "List&lt;Order&gt;", "Outer.Inner".</summary>
    public static string Of(ITypeSymbol type) => type.ToDisplayString(_short);

    /// <summary>As in "OrdersController.Get".</summary>
    public static string Of(ISymbol member) =>
        member is ITypeSymbol type ? Of(type)
        : member.ContainingType is { } owner ? $"{Of(owner)}.{NamedSymbol.NameOf(member)}"
        : NamedSymbol.NameOf(member);
}
