using System.Collections.Immutable;
using Grip.Automations.Rewrite.Matching;
using Grip.Automations.Rewrite.Patterns;
using Grip.Automations.Rewrite.Replacing;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Rewrite.Running;

/// <summary>Carries out the matches of one document: the outermost, and inside of what they capture the next ones.</summary>
internal sealed class NestedSites(ParsedRule rule, ImmutableArray<TemplatePiece> pieces, SourceText text)
{
    private readonly bool isDeclaration =
        rule.Patterns[0].Kind is not (PatternKind.Expression or PatternKind.Statement or PatternKind.Arguments or PatternKind.AsyncSource);

    private sealed class Node(PatternMatch match, SiteSymbols symbols)
    {
        public PatternMatch Match => match;
        public SiteSymbols Symbols => symbols;
        public List<Node> Inside { get; } = [];
    }

    private int overlapping;

    public DocumentSites Compose(ImmutableArray<(PatternMatch Match, SiteSymbols Symbols)> matches)
    {
        // A rule that only reports reports each.
        if (rule.Replacement is null)
            return new DocumentSites(
                [.. matches.DistinctBy(found => found.Match.Span).Select(found => new Site(found.Match.Span, [], [], 1, null))],
                0
            );
        var top = new List<Node>();
        foreach (
            var (match, symbols) in matches
                .DistinctBy(found => found.Match.Span)
                .OrderBy(found => found.Match.Span.Start)
                .ThenByDescending(found => found.Match.Span.Length)
        )
            Place(top, new Node(match, symbols));
        return new DocumentSites([.. top.SelectMany(Sites)], overlapping);
    }

    private void Place(List<Node> siblings, Node node)
    {
        if (siblings.LastOrDefault() is not { } last || last.Match.Span.End <= node.Match.Span.Start)
            siblings.Add(node);
        else if (IsCaptured(last.Match, node.Match.Span))
            Place(last.Inside, node);
        else
            overlapping++;
    }

    private static bool IsCaptured(PatternMatch match, TextSpan span) =>
        match.Captures.All.Any(entry => entry.Capture.Parts.Any(part => part.Span.Contains(span)));

    private IEnumerable<Site> Sites(Node node)
    {
        var inside = new Dictionary<Node, Site>();
        var site = Site(node, inside);
        if (site.Refusal is null)
            return [site, .. inside.Values.Where(inner => inner.Refusal is not null)];
        return [site, .. node.Inside.SelectMany(Sites)];
    }

    private Site Site(Node node, Dictionary<Node, Site> inside)
    {
        var match = node.Match;
        var imports = new List<string>();
        var matches = 1;
        try
        {
            RefuseOperators(node);
            RefuseDeclaration(match);
            var template = rule.Replacement!;
            if (template.IsEmpty)
                return new Site(match.Span, Deletion.Edits(match, text), [], 1, null) { IsDeclaration = isDeclaration };
            if (!rule.AnyEffect)
                new Evaluation(template, node.Symbols, match).Check();
            var edits = new SiteComposer(template, pieces, node.Symbols, text, match, Inner, rule.AnyEffect).Compose();
            var all = edits.Imports.Concat(imports).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            return new Site(match.Span, TextEdits.Normalize(edits.Edits), [.. all], matches, null) { IsDeclaration = isDeclaration };
        }
        catch (SiteRefusedException refused)
        {
            return new Site(match.Span, [], [], 0, refused.Message);
        }

        ImmutableArray<TextEdit> Inner(TextSpan span)
        {
            var result = ImmutableArray.CreateBuilder<TextEdit>();
            foreach (var child in node.Inside.Where(child => span.Contains(child.Match.Span)))
            {
                if (!inside.TryGetValue(child, out var site))
                {
                    inside[child] = site = Site(child, inside);
                    imports.AddRange(site.Imports);
                    matches += site.Matches;
                }

                result.AddRange(site.Edits);
            }

            return result.ToImmutable();
        }
    }

    private static void RefuseDeclaration(PatternMatch match)
    {
        if (match.Pattern.Kind == PatternKind.AsyncSource && match.Node.Parent is EqualsValueClauseSyntax)
            throw new SiteRefusedException("'await using' declares a variable here, which would be of another type");
    }

    /// <summary>An operator that a type defines itself is not lost without being asked.</summary>
    private void RefuseOperators(Node node)
    {
        if (rule.AnyOperator)
            return;
        var template = rule.Replacement!;
        var kept = template.Nodes.SelectMany(part => part.DescendantNodesAndSelf()).Select(part => part.Kind()).ToHashSet();
        foreach (var expression in node.Match.Captures.Operators.Where(expression => !kept.Contains(expression.Kind())))
        {
            if (
                node.Symbols.Symbol(expression) is IMethodSymbol
                {
                    MethodKind: MethodKind.UserDefinedOperator,
                    IsImplicitlyDeclared: false
                } method
            )
                throw new SiteRefusedException($"it calls the operator of {method.ContainingType.ToDisplayString()}");
            if (expression is BinaryExpressionSyntax binary && (IsDynamic(node, binary.Left) || IsDynamic(node, binary.Right)))
                throw new SiteRefusedException("it is dynamic: which operator is called is known only when it runs");
        }
    }

    private static bool IsDynamic(Node node, ExpressionSyntax expression) => node.Symbols.TypeOf(expression)?.TypeKind == TypeKind.Dynamic;
}
