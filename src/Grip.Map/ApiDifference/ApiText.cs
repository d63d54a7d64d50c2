using Microsoft.CodeAnalysis;

namespace Grip.Map.ApiDifference;

/// <summary>How symbols of an API are written for people.</summary>
public static class ApiText
{
    private static readonly SymbolDisplayFormat Full = Format(SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);
    private static readonly SymbolDisplayFormat Short = Format(SymbolDisplayTypeQualificationStyle.NameAndContainingTypes);

    /// <summary>As in "NUnit.Framework.Assert.AreEqual(int expected, int actual) : void"; parameter types without namespaces.</summary>
    public static string Of(ISymbol symbol) =>
        symbol is INamedTypeSymbol
            ? symbol.ToDisplayString(Full)
            : $"{symbol.ContainingType?.ToDisplayString(Full)}.{Member(symbol)}{Result(symbol)}";

    /// <summary>A type without its namespace.</summary>
    public static string Of(ITypeSymbol type) => type.ToDisplayString(Short);

    private static SymbolDisplayFormat Format(SymbolDisplayTypeQualificationStyle qualification) =>
        new(
            globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
            typeQualificationStyle: qualification,
            genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
            memberOptions: SymbolDisplayMemberOptions.IncludeParameters,
            delegateStyle: SymbolDisplayDelegateStyle.NameOnly,
            parameterOptions: SymbolDisplayParameterOptions.IncludeName
                | SymbolDisplayParameterOptions.IncludeType
                | SymbolDisplayParameterOptions.IncludeParamsRefOut
                | SymbolDisplayParameterOptions.IncludeDefaultValue
                | SymbolDisplayParameterOptions.IncludeExtensionThis,
            propertyStyle: SymbolDisplayPropertyStyle.NameOnly,
            miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
                | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
        );

    private static string Member(ISymbol symbol) => symbol.ToDisplayString(Short);

    private static string Result(ISymbol symbol) =>
        symbol switch
        {
            IMethodSymbol { MethodKind: not MethodKind.Constructor } method => $" : {Of(method.ReturnType)}",
            IPropertySymbol property => $" : {Of(property.Type)}",
            IFieldSymbol { ContainingType.TypeKind: not TypeKind.Enum } field => $" : {Of(field.Type)}",
            IEventSymbol member => $" : {Of(member.Type)}",
            _ => "",
        };
}
