using Microsoft.CodeAnalysis;

namespace Grip.Map.Symbols;

/// <summary>What a name in source stands for, whatever the compiler binds at that place.</summary>
public static class NamedSymbol
{
    /// <summary>
    /// The symbol whose declaration carries the name: the type of a constructor or destructor, the property or event of
    /// an accessor, the static form of an extension method, the definition of a constructed generic.
    /// </summary>
    public static ISymbol Of(ISymbol symbol) =>
        symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.Destructor } method => method
                .ContainingType
                .OriginalDefinition,
            IMethodSymbol { AssociatedSymbol: { } associated } => associated.OriginalDefinition,
            IMethodSymbol { ReducedFrom: { } full } => full.OriginalDefinition,
            IFieldSymbol { AssociatedSymbol: { } associated, IsImplicitlyDeclared: true } => associated.OriginalDefinition,
            _ => symbol.OriginalDefinition,
        };

    /// <summary>The name as it is written: that of the type for a constructor; without the interface for an explicit implementation.</summary>
    public static string NameOf(ISymbol symbol)
    {
        var name = Of(symbol).Name;
        var dot = name.LastIndexOf('.');
        return dot >= 0 && dot + 1 < name.Length ? name[(dot + 1)..] : name;
    }

    /// <summary>As in "Foo" for "FooAttribute": how an attribute may also be written; null if the type is no attribute.</summary>
    public static string? AttributeShortName(ISymbol symbol)
    {
        const string Suffix = "Attribute";
        if (
            symbol is not INamedTypeSymbol type
            || type.Name.Length <= Suffix.Length
            || !type.Name.EndsWith(Suffix, StringComparison.Ordinal)
        )
            return null;
        return IsAttribute(type) ? type.Name[..^Suffix.Length] : null;
    }

    public static bool IsAttribute(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
            if (current is { Name: "Attribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
                return true;
        return false;
    }
}
