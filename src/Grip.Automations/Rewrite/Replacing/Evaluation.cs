using System.Collections.Immutable;
using Grip.Automations.Rewrite.Matching;
using Grip.Automations.Rewrite.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Replacing;

/// <summary>
/// Code that a metavariable stands for must run as often as before and in the same order, if that makes a difference.
/// A lambda and the branches of a condition are nobody's order.
/// </summary>
internal sealed class Evaluation(Pattern template, SiteSymbols symbols, PatternMatch match)
{
    private readonly Effects effects = new(symbols);

    /// <exception cref="SiteRefusedException">It would not.</exception>
    public void Check()
    {
        if (template.IsEmpty || template.Kind is not (PatternKind.Expression or PatternKind.Statement or PatternKind.Arguments))
            return;
        var (before, after) = (Uses(match.Pattern), Uses(template));
        Counts(before, after);
        Order(after);
        Hygiene();
    }

    private void Counts(
        ImmutableArray<(Metavariable Variable, SyntaxNode Hole)> before,
        ImmutableArray<(Metavariable Variable, SyntaxNode Hole)> after
    )
    {
        foreach (var (name, capture) in match.Captures.All)
        {
            var (was, now) = (before.Count(use => use.Variable.Name == name), after.Count(use => use.Variable.Name == name));
            if (name is "" or "_")
                (was, now) = (1, 0);
            if (was == now || was == 0 && now <= 1)
                continue;
            foreach (var code in capture.Parts.Select(Evaluated).OfType<SyntaxNode>())
            {
                var effect = effects.Of(code);
                if (now == 0 && effect == Effect.Writes)
                    throw new SiteRefusedException($"'{Short(code)}' does something, and would not be evaluated any more");
                if (now > 0 && (effect >= Effect.Calls || now > was && Creates(code)))
                    throw new SiteRefusedException(
                        now > was
                            ? $"'{Short(code)}' would be evaluated {now} times"
                            : $"'{Short(code)}' is evaluated {was} times, and would be evaluated {(now == 1 ? "once" : $"{now} times")}"
                    );
            }
        }
    }

    private void Order(ImmutableArray<(Metavariable Variable, SyntaxNode Hole)> after)
    {
        var row = after
            .DistinctBy(use => use.Variable.Name)
            .Where(use => !IsDeferred(use.Hole))
            .SelectMany(use =>
                (match.Captures.Find(use.Variable.Name)?.Parts ?? [])
                    .Select(Evaluated)
                    .OfType<SyntaxNode>()
                    .Select(code => (Code: code, use.Hole))
            )
            .ToImmutableArray();
        for (var i = 0; i < row.Length; i++)
        for (var j = i + 1; j < row.Length; j++)
            if (
                row[j].Code.SpanStart < row[i].Code.SpanStart
                && !AreExclusive(row[i].Hole, row[j].Hole)
                && Effects.Conflict(effects.Of(row[i].Code), effects.Of(row[j].Code))
            )
                throw new SiteRefusedException(
                    $"'{Short(row[i].Code)}' would be evaluated before '{Short(row[j].Code)}', and that may make a difference"
                );
    }

    /// <summary>A name in captured code must not become the replacement's own variable.</summary>
    private void Hygiene()
    {
        var own = PatternSymbols.Declared(match.Pattern);
        var declared = PatternSymbols.Declared(template).Where(name => !own.Contains(name)).ToHashSet(StringComparer.Ordinal);
        if (declared.Count == 0)
            return;
        var captured = match
            .Captures.All.SelectMany(entry => entry.Capture.Parts)
            .SelectMany(part => part.AsNode()?.DescendantNodesAndSelf() ?? [])
            .OfType<IdentifierNameSyntax>()
            .FirstOrDefault(name =>
                declared.Contains(name.Identifier.ValueText)
                && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
                && name.Parent is not (NameColonSyntax or NameEqualsSyntax or MemberBindingExpressionSyntax)
            );
        if (captured is not null)
            throw new SiteRefusedException($"the replacement declares '{captured}', which here means something else");
    }

    private static ImmutableArray<(Metavariable Variable, SyntaxNode Hole)> Uses(Pattern pattern) =>
        [
            .. pattern
                .Nodes.SelectMany(node => node.DescendantNodesAndSelf(inner => !IsUnevaluated(inner)))
                .OfType<IdentifierNameSyntax>()
                .Where(name => Metavariable.From(name.Identifier) is { } variable && variable.Name != TemplateReader.Interpolate)
                .Select(name => (Metavariable.From(name.Identifier)!.Value, (SyntaxNode)name)),
        ];

    private static bool IsUnevaluated(SyntaxNode node) =>
        node is TypeOfExpressionSyntax or DefaultExpressionSyntax or SizeOfExpressionSyntax or TypeArgumentListSyntax
        || node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };

    // Statements are judged by what holds them.
    private static SyntaxNode? Evaluated(SyntaxNodeOrToken part) =>
        part.AsNode() is ExpressionSyntax or ArgumentSyntax ? part.AsNode() : null;

    private static bool IsDeferred(SyntaxNode hole) =>
        hole.Ancestors().Any(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    private static bool AreExclusive(SyntaxNode left, SyntaxNode right)
    {
        var common = left.Ancestors().First(node => node.Span.Contains(right.Span));
        return common is ConditionalExpressionSyntax choice
                && !choice.Condition.Span.Contains(left.Span)
                && !choice.Condition.Span.Contains(right.Span)
            || common is IfStatementSyntax or SwitchExpressionSyntax or SwitchStatementSyntax;
    }

    private static bool Creates(SyntaxNode code) =>
        code.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax)
            .Any(node =>
                node
                    is BaseObjectCreationExpressionSyntax
                        or ArrayCreationExpressionSyntax
                        or ImplicitArrayCreationExpressionSyntax
                        or CollectionExpressionSyntax
            );

    private static string Short(SyntaxNode code) =>
        code.ToString() is { Length: <= 40 } text && !text.Contains('\n')
            ? text
            : $"{code.ToString().Split('\n')[0].TrimEnd()[..Math.Min(36, code.ToString().Split('\n')[0].TrimEnd().Length)]}…";
}
