using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Reading;

/// <summary>An attribute on a declaration; readable also where its package is missing, then from literals alone.</summary>
internal sealed record AttributeUse(AttributeData Data, FoundBy By)
{
    public INamedTypeSymbol Type => Data.AttributeClass!;

    /// <summary>Without the suffix.</summary>
    public string Name => Trimmed(Type.Name);

    /// <summary>Those of <paramref name="symbol"/> that are or derive from one of <paramref name="known"/>.</summary>
    public static IEnumerable<AttributeUse> On(ISymbol? symbol, params ImmutableArray<KnownType> known)
    {
        foreach (var data in symbol?.GetAttributes() ?? [])
            if (Ancestry.Find(data.AttributeClass, known.AsSpan()) is { } found)
                yield return new AttributeUse(data, found.By);
    }

    public static string Trimmed(string name) =>
        name.Length > "Attribute".Length && name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;

    /// <summary>The positional strings, lists flattened; null for another kind of value.</summary>
    public ImmutableArray<string?> Texts =>
        Data.AttributeConstructor is null
            ? [.. Arguments().Where(argument => argument.NameEquals is null).Select(argument => Literal(argument.Expression))]
            : [.. Data.ConstructorArguments.SelectMany(Flat).Select(value => value as string)];

    public string? FirstText => Texts.FirstOrDefault();

    /// <summary>The positional types, as in typeof(X).</summary>
    public IEnumerable<ITypeSymbol> TypeArguments => Data.ConstructorArguments.SelectMany(Flat).OfType<ITypeSymbol>();

    /// <summary>A named string, number or truth value as text; an array's values parted by commas; null if it is not given.</summary>
    public string? Named(string name)
    {
        foreach (var (key, value) in Data.NamedArguments)
            if (key == name)
                return string.Join(',', Flat(value));
        if (Data.AttributeConstructor is not null)
            return null;
        return Arguments()
            .Where(argument => argument.NameEquals?.Name.Identifier.ValueText == name)
            .Select(argument => Literal(argument.Expression))
            .FirstOrDefault();
    }

    private IEnumerable<AttributeArgumentSyntax> Arguments() =>
        (Data.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments ?? [];

    private static IEnumerable<object?> Flat(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Array
            ? constant.Values.IsDefault
                ? []
                : constant.Values.SelectMany(Flat)
            : [constant.Value];

    private static string? Literal(ExpressionSyntax expression) =>
        expression switch
        {
            LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
            InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } call
                when call.ArgumentList.Arguments is [var single] => single.Expression.ToString().Split('.')[^1],
            LiteralExpressionSyntax literal => literal.Token.Text,
            _ => null,
        };
}
