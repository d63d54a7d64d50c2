using Grip.Automations.Rewrite.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Matching;

/// <summary>
/// Chains after <c>?.</c>. In <c>a?.B.M()</c> the receiver of M is <c>.B</c>, code that means nothing without what stands
/// before it: it may only be put where a chain begins, and only once.
/// </summary>
internal static class ConditionalChain
{
    /// <summary>The a?.… that <paramref name="binding"/>, a .B or a [i], continues.</summary>
    public static ConditionalAccessExpressionSyntax? Around(ExpressionSyntax binding) =>
        binding
            .Ancestors()
            .OfType<ConditionalAccessExpressionSyntax>()
            .FirstOrDefault(candidate => candidate.WhenNotNull.SpanStart == binding.SpanStart);

    /// <summary>Whether code begins in the middle of a chain.</summary>
    public static bool IsOpen(SyntaxNode? node) =>
        node is ExpressionSyntax expression && Start(expression) is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax;

    /// <summary>Whether a replacement is one chain that begins with the metavariable, and has it nowhere else.</summary>
    public static bool BeginsWith(Pattern template, string name)
    {
        if (
            template.Nodes is not [var node]
            || template.Metavariables.Where(group => group.Key.Name == name).Sum(group => group.Count()) != 1
        )
            return false;
        var expression = node is ExpressionStatementSyntax statement ? statement.Expression : node as ExpressionSyntax;
        return expression is not null && Metavariable.Of(Start(expression)) is { IsMany: false } first && first.Name == name;
    }

    private static ExpressionSyntax Start(ExpressionSyntax expression) =>
        expression switch
        {
            MemberAccessExpressionSyntax access => Start(access.Expression),
            InvocationExpressionSyntax call => Start(call.Expression),
            ElementAccessExpressionSyntax access => Start(access.Expression),
            ConditionalAccessExpressionSyntax access => Start(access.Expression),
            PostfixUnaryExpressionSyntax unary => Start(unary.Operand),
            _ => expression,
        };
}
