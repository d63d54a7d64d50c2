using Grip.Automations.Rewrite.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Matching;

/// <summary>Finds where the method that a pattern calls is named without a call, and so cannot be matched.</summary>
internal sealed class MethodGroups(Pattern pattern, SiteSymbols symbols, CancellationToken cancellation)
{
    public IEnumerable<PatternMatch> Find(SyntaxNode root)
    {
        if (pattern.Nodes is not [InvocationExpressionSyntax call])
            return [];
        var name = PatternSymbols.SimpleName(call.Expression);
        if (name.Length == 0 || name == "nameof" || Metavariable.From(name) is not null)
            return [];
        return root.DescendantNodes()
            .OfType<SimpleNameSyntax>()
            .Where(node => node.Identifier.ValueText == name)
            .Select(node => Whole(node))
            .Where(node => IsUncalled(node) && symbols.Symbol(node) is IMethodSymbol method && Means(call, method, node))
            .Select(node => Match(call, node));
    }

    private bool Means(InvocationExpressionSyntax call, IMethodSymbol method, ExpressionSyntax node)
    {
        cancellation.ThrowIfCancellationRequested();
        if (symbols.MeaningOf(call.Expression) is { } meaning)
            return meaning.Includes(method.ReducedFrom ?? method);
        var arguments = call.ArgumentList.Arguments;
        var fits = arguments.Any(argument => Metavariable.Of(argument) is { IsMany: true }) || arguments.Count == method.Parameters.Length;
        return fits
            && call.Expression is MemberAccessExpressionSyntax
            && (!method.IsStatic || method.IsExtensionMethod)
            && node is not null;
    }

    private PatternMatch Match(InvocationExpressionSyntax call, ExpressionSyntax node)
    {
        var captures = new Captures();
        if (
            call.Expression is MemberAccessExpressionSyntax access
            && symbols.MeaningOf(call.Expression) is null
            && Metavariable.Of(access.Expression) is { IsAnonymous: false } variable
        )
            captures.Add(
                variable.Name,
                node is MemberAccessExpressionSyntax written ? new Capture([written.Expression]) : new Capture([], "this")
            );
        return new PatternMatch(pattern, [node], [.. node.DescendantTokens()], captures);
    }

    private static ExpressionSyntax Whole(SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    private static bool IsUncalled(ExpressionSyntax node) =>
        node.Parent
            is ArgumentSyntax
                {
                    Parent.Parent: not InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } }
                }
                or EqualsValueClauseSyntax
                or AssignmentExpressionSyntax
                or ArrowExpressionClauseSyntax
                or ReturnStatementSyntax
                or CastExpressionSyntax
                or ConditionalExpressionSyntax
                or BinaryExpressionSyntax
                or ExpressionElementSyntax
                or InitializerExpressionSyntax;
}
