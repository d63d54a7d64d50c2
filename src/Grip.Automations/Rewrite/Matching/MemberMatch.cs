using System.Collections.Immutable;
using Grip.Automations.Rewrite.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Matching;

/// <summary>
/// A member of a pattern asks only about what it writes: attributes, modifiers, base types and constraints that it does
/// not mention may be there or not.
/// </summary>
internal static class MemberMatch
{
    public static bool Match(MemberDeclarationSyntax pattern, SyntaxNode node, NodeMatcher matcher)
    {
        if (pattern.RawKind != node.RawKind && (pattern, node) is not (MethodDeclarationSyntax, LocalFunctionStatementSyntax))
            return false;
        var modifiers = Modifiers(node);
        if (!pattern.Modifiers.All(wanted => modifiers.Any(written => written.RawKind == wanted.RawKind)))
            return false;
        if (!Attributes(pattern, node, matcher))
            return false;
        // Any body will do where the pattern's own body is one hole.
        if (AnyBody(pattern) is { } hole && Body(node) is ArrowExpressionClauseSyntax arrow)
            return hole.IsAnonymous
                && matcher.Sequence(Asked(pattern, pattern, withBody: false), Asked(pattern, node, withBody: false))
                && matcher.Bind(hole, new Capture([arrow.Expression]));

        return matcher.Sequence(Asked(pattern, pattern, withBody: true), Asked(pattern, node, withBody: true));
    }

    private static Metavariable? AnyBody(MemberDeclarationSyntax pattern)
    {
        SyntaxNode? only = pattern switch
        {
            BaseMethodDeclarationSyntax { Body.Statements: [var statement] } => statement,
            BasePropertyDeclarationSyntax { AccessorList.Accessors: [var accessor] } => accessor,
            _ => null,
        };
        return only is not null && Metavariable.Of(only) is { IsMany: true } hole ? hole : null;
    }

    public static SyntaxTokenList Modifiers(SyntaxNode node) =>
        node switch
        {
            MemberDeclarationSyntax member => member.Modifiers,
            LocalFunctionStatementSyntax function => function.Modifiers,
            AccessorDeclarationSyntax accessor => accessor.Modifiers,
            ParameterSyntax parameter => parameter.Modifiers,
            AnonymousFunctionExpressionSyntax function => function.Modifiers,
            LocalDeclarationStatementSyntax declaration => declaration.Modifiers,
            _ => default,
        };

    private static SyntaxNode? Body(SyntaxNode node) =>
        node switch
        {
            BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
            LocalFunctionStatementSyntax function => (SyntaxNode?)function.Body ?? function.ExpressionBody,
            PropertyDeclarationSyntax property => (SyntaxNode?)property.ExpressionBody ?? property.AccessorList,
            IndexerDeclarationSyntax indexer => (SyntaxNode?)indexer.ExpressionBody ?? indexer.AccessorList,
            _ => null,
        };

    private static bool Attributes(MemberDeclarationSyntax pattern, SyntaxNode node, NodeMatcher matcher)
    {
        var written = Lists(node).SelectMany(list => list.Attributes).ToImmutableArray();
        return pattern
            .AttributeLists.SelectMany(list => list.Attributes)
            .All(wanted => written.Any(attribute => matcher.Match(wanted, attribute)));
    }

    private static SyntaxList<AttributeListSyntax> Lists(SyntaxNode node) =>
        node switch
        {
            MemberDeclarationSyntax member => member.AttributeLists,
            LocalFunctionStatementSyntax function => function.AttributeLists,
            _ => default,
        };

    private static ImmutableArray<SyntaxNodeOrToken> Asked(MemberDeclarationSyntax pattern, SyntaxNode node, bool withBody)
    {
        var written = pattern.ChildNodes().Select(child => child.Kind()).ToHashSet();
        return
        [
            .. NodeMatcher
                .Parts(node)
                .Where(part =>
                    part.AsNode() switch
                    {
                        AttributeListSyntax => false,
                        BaseListSyntax or TypeParameterConstraintClauseSyntax => written.Contains(part.Kind()),
                        BlockSyntax or ArrowExpressionClauseSyntax or AccessorListSyntax => withBody || part.Parent != node,
                        not null => true,
                        null => !IsModifier(node, part.AsToken()) && !part.IsKind(SyntaxKind.SemicolonToken),
                    }
                ),
        ];
    }

    private static bool IsModifier(SyntaxNode node, SyntaxToken token) => Modifiers(node).Contains(token);
}
