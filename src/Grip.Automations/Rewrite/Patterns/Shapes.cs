using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.Rewrite.Patterns;

/// <summary>Compares patterns with each other, by syntax alone.</summary>
internal static class Shapes
{
    /// <summary>Whether all that <paramref name="pattern"/> matches might be matched by <paramref name="wider"/> too.</summary>
    public static bool Covers(SyntaxNodeOrToken wider, SyntaxNodeOrToken pattern)
    {
        if (wider.AsNode() is { } node)
            return Metavariable.Of(node) is { IsMany: false }
                || pattern.AsNode() is { } other
                    && (node.RawKind == other.RawKind || Metavariable.Of(node) is not null)
                    && Cover([.. node.ChildNodesAndTokens()], [.. other.ChildNodesAndTokens()]);
        return Metavariable.From(wider.AsToken()) is not null
            || pattern.IsToken && wider.AsToken().ValueText == pattern.AsToken().ValueText;
    }

    private static bool Cover(ImmutableArray<SyntaxNodeOrToken> wider, ImmutableArray<SyntaxNodeOrToken> pattern) =>
        wider.Any(part => part.AsNode() is { } node && Metavariable.Of(node) is { IsMany: true })
        || wider.Length == pattern.Length && wider.Zip(pattern).All(pair => Covers(pair.First, pair.Second));
}
