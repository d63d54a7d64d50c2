using System.Collections.Immutable;
using Grip.Automations.Rewrite.Patterns;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Running;

/// <summary>Words that a file must hold for a pattern to match in it, so that most files are never looked at.</summary>
internal sealed class PatternTerms
{
    private readonly ImmutableArray<string> words;

    public PatternTerms(Pattern pattern)
    {
        words =
            pattern.Kind == PatternKind.Modifier ? [.. pattern.Modifiers.Select(token => token.Text)]
            : pattern.Kind == PatternKind.AsyncSource ? ["await"]
            : [.. pattern.Nodes.SelectMany(node => node.DescendantTokens()).Select(Word).OfType<string>().Distinct()];
    }

    public bool MayMatch(SourceDocument document)
    {
        var text = document.Text.ToString();
        return words.All(word => text.Contains(word, StringComparison.Ordinal)) || text.Contains("\\u", StringComparison.Ordinal);
    }

    private static string? Word(SyntaxToken token)
    {
        if (token.IsMissing || Metavariable.From(token) is not null)
            return null;
        if (token.IsKind(SyntaxKind.IdentifierToken))
            return IsType(token) ? null : token.ValueText;
        // A literal may be an omitted argument; this, new and the name of a type may be written differently.
        return
            token.IsKeyword()
            && token.Parent
                is not (
                    PredefinedTypeSyntax
                    or ThisExpressionSyntax
                    or BaseObjectCreationExpressionSyntax
                    or LiteralExpressionSyntax { Parent: ArgumentSyntax }
                )
            ? token.Text
            : null;
    }

    // A type may be written by an alias or not at all, as in new(); a member is always written by its name.
    private static bool IsType(SyntaxToken token) =>
        token.Parent is SimpleNameSyntax name
        && (
            name.Parent is MemberAccessExpressionSyntax access && access.Name != name
            || name.Parent is not (MemberAccessExpressionSyntax or InvocationExpressionSyntax)
            || name.Parent is MemberAccessExpressionSyntax { Parent: MemberAccessExpressionSyntax }
        );
}
