using System.Collections.Immutable;
using Grip.Automations.Rewrite.Matching;
using Grip.Core;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Replacing;

/// <summary>How a type of the replacement is to be written at a site.</summary>
/// <param name="Import">The namespace that has to be imported for it; null if none.</param>
internal sealed record WrittenType(string Code, string? Import);

internal static class TypeNames
{
    /// <summary>As the site itself writes it, else the short name where it is visible or can be made so, else in full.</summary>
    /// <exception cref="GripException">Several types have the name and nothing says which is meant.</exception>
    public static WrittenType Write(TemplatePiece.TypeName piece, PatternMatch match, SemanticModel model)
    {
        if (piece.Node is PredefinedTypeSyntax || piece.Meaning.Symbols.Any(symbol => SpecialTypes.Keyword(piece.Written) is not null))
            return new WrittenType(piece.Written, null);
        var types = piece.Meaning.Symbols.OfType<INamedTypeSymbol>().ToImmutableArray();
        foreach (var (type, written) in match.Captures.Types)
            if (types.Contains(type, SymbolEqualityComparer.Default))
                return new WrittenType(written, null);
        var position = match.Span.Start;
        var visible = types.Where(type => Visible(model, position, type)).ToImmutableArray();
        var chosen =
            visible is [var only] ? only
            : types is [var single] ? single
            : throw Ambiguous(piece, types);
        var name = Name(chosen, piece);
        // Using directives do not see each other.
        if (match.Node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
            return new WrittenType(Full(chosen, name), null);
        if (IsShadowed(chosen, piece, model, position))
            return new WrittenType(Full(chosen, name), null);
        if (visible.Length == 1)
            return new WrittenType(name, null);
        var outermost = Outermost(chosen);
        var taken = model.LookupNamespacesAndTypes(position, name: outermost.Name);
        var space = outermost.ContainingNamespace;
        return taken.IsEmpty && !space.IsGlobalNamespace
            ? new WrittenType(name, space.ToDisplayString())
            : new WrittenType(Full(chosen, name), null);
    }

    /// <summary>Before a dot, a variable or a property wins over a type of that name, unless it is of that type.</summary>
    private static bool IsShadowed(INamedTypeSymbol type, TemplatePiece.TypeName piece, SemanticModel model, int position) =>
        piece.Node.Parent is MemberAccessExpressionSyntax access
        && access.Expression == piece.Node
        && model
            .LookupSymbols(position, name: Outermost(type).Name)
            .Select(symbol =>
                symbol switch
                {
                    ILocalSymbol local => local.Type,
                    IParameterSymbol parameter => parameter.Type,
                    IFieldSymbol field => field.Type,
                    IPropertySymbol property => property.Type,
                    _ => null,
                }
            )
            .Any(other => other is not null && !SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, type));

    private static string Full(INamedTypeSymbol type, string name) =>
        type.ContainingNamespace.IsGlobalNamespace ? $"global::{name}" : $"{type.ContainingNamespace.ToDisplayString()}.{name}";

    private static bool Visible(SemanticModel model, int position, INamedTypeSymbol type)
    {
        var outermost = Outermost(type);
        var found = model.LookupNamespacesAndTypes(position, name: outermost.Name);
        return found.Any(symbol => SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, outermost))
            && !found.Any(symbol =>
                symbol is INamespaceSymbol
                || symbol is INamedTypeSymbol other
                    && other.Arity == outermost.Arity
                    && !SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, outermost)
            );
    }

    private static string Name(INamedTypeSymbol type, TemplatePiece.TypeName piece)
    {
        var name = type.Name;
        if (
            piece.Node.Parent is AttributeSyntax
            && !piece.Written.EndsWith("Attribute", StringComparison.Ordinal)
            && name.EndsWith("Attribute", StringComparison.Ordinal)
        )
            name = name[..^"Attribute".Length];
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name = $"{outer.Name}.{name}";
        return name;
    }

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type)
    {
        while (type.ContainingType is { } outer)
            type = outer;
        return type;
    }

    private static GripException Ambiguous(TemplatePiece.TypeName piece, ImmutableArray<INamedTypeSymbol> types) =>
        new(
            ExitCode.Usage,
            $"'{piece.Written}' in the replacement can mean several types.",
            "Write it with its namespace, or name the namespace with --using.",
            [.. types.Select(type => type.ToDisplayString()).Order(StringComparer.Ordinal)]
        );
}
