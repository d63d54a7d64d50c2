using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Matching;

/// <summary>Whether two captures of one metavariable are equal syntax; trivia does not count.</summary>
internal static class SameSyntax
{
    public static bool AreEqual(Capture left, Capture right)
    {
        if (left.Synthetic is not null || right.Synthetic is not null)
            return left.Synthetic == right.Synthetic;
        return left.Parts.Length == right.Parts.Length && left.Parts.Zip(right.Parts).All(pair => AreEqual(pair.First, pair.Second));
    }

    private static bool AreEqual(SyntaxNodeOrToken left, SyntaxNodeOrToken right)
    {
        // The name that a declaration introduces and the expression that uses it are the same name.
        if (Name(left) is { } name && Name(right) is { } other)
            return name == other;
        return left.AsNode() is { } a && right.AsNode() is { } b && SyntaxFactory.AreEquivalent(Bare(a), Bare(b));
    }

    private static string? Name(SyntaxNodeOrToken part) =>
        part.IsToken ? part.AsToken().ValueText
        : part.AsNode() is IdentifierNameSyntax identifier ? identifier.Identifier.ValueText
        : null;

    private static SyntaxNode Bare(SyntaxNode node) => node is ArgumentSyntax { NameColon: null } argument ? argument.Expression : node;
}
