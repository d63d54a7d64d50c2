using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Replacing;

/// <summary>
/// Decides whether code needs parentheses in its new place. The judge is the parser: with and without them the tree must
/// be the same.
/// </summary>
internal static class Parentheses
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.None);

    /// <param name="before">The text to the left of the place, within one expression.</param>
    /// <param name="after">The text to the right of it.</param>
    public static bool AreNeeded(string before, string code, string after)
    {
        var intended = Parse($"{before}({code}){after}");
        var bare = Parse(before + code + after);
        return intended is null || bare is null || !IsSame(intended, bare);
    }

    /// <summary>As below, of code that is read where an await is one.</summary>
    public static bool IsPrimary(string code) =>
        Parse(code)?.DescendantNodes().OfType<ExpressionStatementSyntax>().FirstOrDefault()?.Expression
            is AssignmentExpressionSyntax assignment
        && IsPrimary(assignment.Right);

    /// <summary>Code that stands anywhere as it is.</summary>
    public static bool IsPrimary(ExpressionSyntax expression) =>
        expression
            is TypeSyntax
                or LiteralExpressionSyntax
                or InvocationExpressionSyntax
                or MemberAccessExpressionSyntax
                or ElementAccessExpressionSyntax
                or InstanceExpressionSyntax
                or ParenthesizedExpressionSyntax
                or TupleExpressionSyntax
                or TypeOfExpressionSyntax
                or DefaultExpressionSyntax
                or InterpolatedStringExpressionSyntax
                or BaseObjectCreationExpressionSyntax
                or AnonymousObjectCreationExpressionSyntax;

    /// <summary>A place whose bounds are its own: whatever stands there ends where the place ends.</summary>
    public static bool IsBounded(SyntaxNode? parent) =>
        parent
            is ArgumentSyntax
                or StatementSyntax
                or EqualsValueClauseSyntax
                or ArrowExpressionClauseSyntax
                or ParenthesizedExpressionSyntax
                or AttributeArgumentSyntax
                or InitializerExpressionSyntax
                or ExpressionElementSyntax
                or AnonymousObjectMemberDeclaratorSyntax
                or TypeArgumentListSyntax
                or null;

    /// <summary>The largest expression around <paramref name="node"/> in which parentheses can matter.</summary>
    public static SyntaxNode Context(SyntaxNode node)
    {
        var context = node;
        while (
            context.Parent
                is ExpressionSyntax
                    or ArgumentSyntax
                    or BaseArgumentListSyntax
                    or InterpolationSyntax
                    or WhenClauseSyntax
                    or SwitchExpressionArmSyntax
                    or ExpressionElementSyntax
                    or AnonymousObjectMemberDeclaratorSyntax
            && context.Parent is not AnonymousFunctionExpressionSyntax { Block: not null }
        )
            context = context.Parent;
        return context;
    }

    private static SyntaxNode? Parse(string code)
    {
        // An await is one only inside of an async method.
        var tree = CSharpSyntaxTree.ParseText("class C { async void M() { _ =\n" + code + "\n; } }", Options);
        if (tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            return null;
        return tree.GetRoot();
    }

    /// <summary>The same tree, parentheses aside.</summary>
    private static bool IsSame(SyntaxNodeOrToken left, SyntaxNodeOrToken right)
    {
        while (left.AsNode() is ParenthesizedExpressionSyntax parenthesized)
            left = parenthesized.Expression;
        while (right.AsNode() is ParenthesizedExpressionSyntax parenthesized)
            right = parenthesized.Expression;
        if (left.RawKind != right.RawKind)
            return false;
        if (left.IsToken)
            return left.AsToken().ValueText == right.AsToken().ValueText;
        var (lefts, rights) = (left.ChildNodesAndTokens(), right.ChildNodesAndTokens());
        return lefts.Count == rights.Count && lefts.Zip(rights).All(pair => IsSame(pair.First, pair.Second));
    }
}
