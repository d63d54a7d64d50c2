using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Matching;

/// <summary>
/// Finds what a name that stands in no file can mean in a compilation: a simple name means every accessible type of that
/// name in any namespace, so that a pattern needs no imports of its own.
/// </summary>
/// <param name="usings">Namespaces that win where a simple name exists in several.</param>
internal sealed class NameResolver(CSharpCompilation compilation, ImmutableArray<string> usings)
{
    private readonly ConcurrentDictionary<(string Name, int Arity), ImmutableArray<INamedTypeSymbol>> simple = new();
    private readonly Lazy<ImmutableArray<INamespaceSymbol>> namespaces = new(() => [.. AllNamespaces(compilation.GlobalNamespace)]);

    public CSharpCompilation Compilation => compilation;

    /// <summary>The types that <paramref name="node"/> can name; empty if it names none.</summary>
    public ImmutableArray<INamedTypeSymbol> Types(SyntaxNode node) =>
        node switch
        {
            PredefinedTypeSyntax predefined when SpecialTypes.Of(predefined) is var special and not SpecialType.None =>
            [
                compilation.GetSpecialType(special),
            ],
            GenericNameSyntax generic => Simple(generic.Identifier.ValueText, generic.Arity),
            IdentifierNameSyntax identifier => Simple(identifier.Identifier.ValueText, 0),
            AliasQualifiedNameSyntax aliased => In([compilation.GlobalNamespace], aliased.Name),
            QualifiedNameSyntax qualified => In(Containers(qualified.Left), qualified.Right),
            MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access => In(
                Containers(access.Expression),
                access.Name
            ),
            _ => [],
        };

    /// <summary>Members that can be named through a type: static ones, constants, values of an enum.</summary>
    public static ImmutableArray<ISymbol> Members(IEnumerable<INamedTypeSymbol> types, string name, bool instance) =>
        [
            .. types
                .SelectMany(type => BaseTypes(type).SelectMany(candidate => candidate.GetMembers(name)))
                .Where(member => member is not INamedTypeSymbol && member.IsStatic != instance),
        ];

    public static IEnumerable<INamedTypeSymbol> BaseTypes(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
    }

    private ImmutableArray<INamedTypeSymbol> Simple(string name, int arity) =>
        simple.GetOrAdd(
            (name, arity),
            key =>
            {
                var found = namespaces.Value.SelectMany(space => space.GetTypeMembers(key.Name, key.Arity));
                var nested = compilation
                    .GetSymbolsWithName(key.Name, SymbolFilter.Type)
                    .OfType<INamedTypeSymbol>()
                    .Where(type => type.Arity == key.Arity && type.ContainingType is not null);
                var all = found
                    .Concat(nested)
                    .Where(type => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
                    .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
                    .ToImmutableArray();
                var preferred = all.Where(type => usings.Contains(type.ContainingNamespace.ToDisplayString())).ToImmutableArray();
                return preferred.IsEmpty ? all : preferred;
            }
        );

    private IEnumerable<INamespaceOrTypeSymbol> Containers(SyntaxNode node)
    {
        foreach (var type in Types(node))
            yield return type;
        if (Namespace(node) is { } space)
            yield return space;
    }

    private INamespaceSymbol? Namespace(SyntaxNode node)
    {
        var current = compilation.GlobalNamespace;
        foreach (var part in node.ToString().Replace("global::", "", StringComparison.Ordinal).Split('.'))
        {
            current = current.GetNamespaceMembers().FirstOrDefault(space => space.Name == part.Trim());
            if (current is null)
                return null;
        }

        return current;
    }

    private static ImmutableArray<INamedTypeSymbol> In(IEnumerable<INamespaceOrTypeSymbol> containers, SimpleNameSyntax name) =>
        [.. containers.SelectMany(container => container.GetTypeMembers(name.Identifier.ValueText, name.Arity))];

    private static IEnumerable<INamespaceSymbol> AllNamespaces(INamespaceSymbol space) =>
        space.GetNamespaceMembers().SelectMany(AllNamespaces).Prepend(space);
}

internal static class SpecialTypes
{
    public static SpecialType Of(PredefinedTypeSyntax type) =>
        type.Keyword.Kind() switch
        {
            SyntaxKind.ObjectKeyword => SpecialType.System_Object,
            SyntaxKind.StringKeyword => SpecialType.System_String,
            SyntaxKind.BoolKeyword => SpecialType.System_Boolean,
            SyntaxKind.CharKeyword => SpecialType.System_Char,
            SyntaxKind.ByteKeyword => SpecialType.System_Byte,
            SyntaxKind.SByteKeyword => SpecialType.System_SByte,
            SyntaxKind.ShortKeyword => SpecialType.System_Int16,
            SyntaxKind.UShortKeyword => SpecialType.System_UInt16,
            SyntaxKind.IntKeyword => SpecialType.System_Int32,
            SyntaxKind.UIntKeyword => SpecialType.System_UInt32,
            SyntaxKind.LongKeyword => SpecialType.System_Int64,
            SyntaxKind.ULongKeyword => SpecialType.System_UInt64,
            SyntaxKind.FloatKeyword => SpecialType.System_Single,
            SyntaxKind.DoubleKeyword => SpecialType.System_Double,
            SyntaxKind.DecimalKeyword => SpecialType.System_Decimal,
            _ => SpecialType.None,
        };

    /// <summary>The keyword for a type's name, as in string for String; null if it has none.</summary>
    public static string? Keyword(string name) =>
        name switch
        {
            "Object" => "object",
            "String" => "string",
            "Boolean" => "bool",
            "Char" => "char",
            "Byte" => "byte",
            "SByte" => "sbyte",
            "Int16" => "short",
            "UInt16" => "ushort",
            "Int32" => "int",
            "UInt32" => "uint",
            "Int64" => "long",
            "UInt64" => "ulong",
            "Single" => "float",
            "Double" => "double",
            "Decimal" => "decimal",
            _ => null,
        };
}
