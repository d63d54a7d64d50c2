using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Grip.Map.ApiDifference;

/// <summary>Texts by which symbols of two compilations are compared; a type that moved counts as its successor.</summary>
internal sealed class ApiKeys(IReadOnlyDictionary<string, string> movedTypes)
{
    public static readonly ApiKeys Plain = new(ImmutableDictionary<string, string>.Empty);

    /// <summary>Name, arity and parameter types, without the containing type.</summary>
    public string Member(ISymbol symbol) =>
        symbol switch
        {
            IMethodSymbol method => $"{Name(method)}`{method.Arity}({Parameters(method.Parameters)}){Target(method)}",
            IPropertySymbol { IsIndexer: true } indexer => $"this[{Parameters(indexer.Parameters)}]",
            _ => symbol.Name,
        };

    /// <summary>The type a member gives: return type, property type, field type.</summary>
    public string Result(ISymbol symbol) => ResultType(symbol) is { } type ? Type(type) : "";

    public string Type(ITypeSymbol type)
    {
        var text = type switch
        {
            ITypeParameterSymbol parameter => (parameter.TypeParameterKind == TypeParameterKind.Method ? "``" : "`") + parameter.Ordinal,
            IArrayTypeSymbol array => $"{Type(array.ElementType)}[{new string(',', array.Rank - 1)}]",
            IPointerTypeSymbol pointer => Type(pointer.PointedAtType) + "*",
            INamedTypeSymbol named => Named(named),
            _ => type.ToDisplayString(),
        };
        return text;
    }

    public static ITypeSymbol? ResultType(ISymbol symbol) =>
        symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType,
            IMethodSymbol method => method.ReturnType,
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            IEventSymbol member => member.Type,
            _ => null,
        };

    public static ImmutableArray<IParameterSymbol> ParametersOf(ISymbol symbol) =>
        symbol switch
        {
            IMethodSymbol method => method.Parameters,
            IPropertySymbol property => property.Parameters,
            _ => [],
        };

    private string Named(INamedTypeSymbol named)
    {
        var id = DocumentationCommentId.CreateDeclarationId(named.OriginalDefinition) ?? named.ToDisplayString();
        if (movedTypes.TryGetValue(id, out var moved))
            id = moved;
        var arguments = new List<string>();
        for (var type = named; type is not null; type = type.ContainingType)
            arguments.InsertRange(0, type.TypeArguments.Select(Type));
        return arguments.Count == 0 ? id : $"{id}<{string.Join(',', arguments)}>";
    }

    private static string Name(IMethodSymbol method) => method.MethodKind == MethodKind.Constructor ? ".ctor" : method.Name;

    // Conversions differ in what they give.
    private string Target(IMethodSymbol method) => method.MethodKind == MethodKind.Conversion ? ":" + Type(method.ReturnType) : "";

    private string Parameters(ImmutableArray<IParameterSymbol> parameters) =>
        string.Join(
            ',',
            parameters.Select(parameter =>
                (parameter.RefKind is RefKind.None or RefKind.In ? "" : parameter.RefKind + " ") + Type(parameter.Type)
            )
        );
}
