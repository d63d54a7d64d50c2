using System.Collections.Immutable;
using Grip.Automations.Rewrite.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Matching;

/// <summary>Finds every match of a pattern in a document, outer ones before those inside of them.</summary>
internal sealed class SiteFinder(Pattern pattern, SiteSymbols symbols, CancellationToken cancellation)
{
    public IEnumerable<PatternMatch> Find(SyntaxNode root) =>
        pattern.Kind switch
        {
            PatternKind.Modifier => root.DescendantNodes().Select(Modifiers).OfType<PatternMatch>(),
            PatternKind.Attribute => root.DescendantNodes()
                .OfType<AttributeSyntax>()
                .Where(IsOnTarget)
                .Select(node => Match(((AttributeListSyntax)pattern.Nodes[0]).Attributes[0], node))
                .OfType<PatternMatch>(),
            PatternKind.Node => root.DescendantNodes()
                .Where(node => node.Span.Length > 0)
                .Select(node => new PatternMatch(pattern, [node], [.. node.DescendantTokens()], new Captures())),
            PatternKind.Statement when pattern.Nodes.Length > 1 => root.DescendantNodes().SelectMany(Statements),
            _ => root.DescendantNodes().Where(MayMatch).Select(node => Match(pattern.Nodes[0], node)).OfType<PatternMatch>(),
        };

    private bool MayMatch(SyntaxNode node) =>
        pattern.Kind switch
        {
            PatternKind.Expression or PatternKind.Type => node is ExpressionSyntax
                // The name of a directive's namespace and the callee's last name are no sites of their own.
                && (
                    node.RawKind == pattern.Nodes[0].RawKind
                    || node is NameSyntax or PredefinedTypeSyntax or BaseObjectCreationExpressionSyntax or MemberAccessExpressionSyntax
                    || node is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax
                )
                && node is not IdentifierNameSyntax { Parent: NameColonSyntax or NameEqualsSyntax },
            PatternKind.Statement => node is StatementSyntax && (node is not BlockSyntax || pattern.Nodes[0] is BlockSyntax),
            PatternKind.Member => node is MemberDeclarationSyntax or LocalFunctionStatementSyntax,
            PatternKind.Using => node is UsingDirectiveSyntax,
            PatternKind.AsyncSource => IsAsyncSource(node),
            PatternKind.Arguments => node is ArgumentListSyntax,
            _ => false,
        };

    /// <summary>What is awaited without an await of its own.</summary>
    private static bool IsAsyncSource(SyntaxNode node) =>
        node.Parent switch
        {
            CommonForEachStatementSyntax loop => loop.AwaitKeyword.RawKind != 0 && loop.Expression == node,
            UsingStatementSyntax statement => statement.AwaitKeyword.RawKind != 0 && statement.Expression == node,
            EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Parent: { } owner } } => owner
                is UsingStatementSyntax { AwaitKeyword.RawKind: not 0 }
                    or LocalDeclarationStatementSyntax { AwaitKeyword.RawKind: not 0 },
            _ => false,
        };

    private PatternMatch? Match(SyntaxNode wanted, SyntaxNode node)
    {
        var captures = new Captures();
        if (!new NodeMatcher(symbols, captures, cancellation).Match(wanted, node))
            return null;
        return new PatternMatch(pattern, [node], Asked(wanted, node, captures), captures);
    }

    private IEnumerable<PatternMatch> Statements(SyntaxNode container)
    {
        ImmutableArray<SyntaxNodeOrToken> statements = container switch
        {
            BlockSyntax block => [.. block.Statements],
            SwitchSectionSyntax section => [.. section.Statements],
            CompilationUnitSyntax unit => [.. unit.Members.OfType<GlobalStatementSyntax>().Select(global => global.Statement)],
            _ => [],
        };
        var wanted = pattern.Nodes.Select(node => (SyntaxNodeOrToken)node).ToImmutableArray();
        for (var start = 0; start < statements.Length; )
        {
            var length = Enumerable
                .Range(1, statements.Length - start)
                .FirstOrDefault(count => Try(statements.Slice(start, count)) is not null);
            if (length > 0)
                yield return Try(statements.Slice(start, length))!;
            start += Math.Max(1, length);
        }

        PatternMatch? Try(ImmutableArray<SyntaxNodeOrToken> row)
        {
            var captures = new Captures();
            return new NodeMatcher(symbols, captures, cancellation).Sequence(wanted, row)
                ? new PatternMatch(
                    pattern,
                    [.. row.Select(part => part.AsNode()!)],
                    [.. row.SelectMany(part => part.AsNode()!.DescendantTokens())],
                    captures
                )
                : null;
        }
    }

    private PatternMatch? Modifiers(SyntaxNode node)
    {
        var written = MemberMatch.Modifiers(node);
        var found = pattern
            .Modifiers.Select(wanted => written.FirstOrDefault(modifier => modifier.ValueText == wanted.ValueText))
            .OrderBy(token => token.SpanStart)
            .ToImmutableArray();
        return found.All(token => token.RawKind != 0) ? new PatternMatch(pattern, [node], found, new Captures()) : null;
    }

    private bool IsOnTarget(AttributeSyntax attribute) =>
        ((AttributeListSyntax)pattern.Nodes[0]).Target is not { } target
        || attribute.Parent is AttributeListSyntax { Target: { } written } && written.Identifier.ValueText == target.Identifier.ValueText;

    /// <summary>Without attributes, modifiers and clauses of a member that the pattern does not mention.</summary>
    private static ImmutableArray<SyntaxToken> Asked(SyntaxNode wanted, SyntaxNode node, Captures captures)
    {
        if (captures.Conditional is { } conditional)
            return
            [
                .. conditional.DescendantTokens().Where(token => token.SpanStart < node.SpanStart),
                .. node.DescendantTokens().Where(token => token.SpanStart >= conditional.SpanStart),
            ];
        if (wanted is not MemberDeclarationSyntax member || node is not (MemberDeclarationSyntax or LocalFunctionStatementSyntax))
            return [.. node.DescendantTokens()];
        var asked = member.Modifiers.Select(modifier => modifier.RawKind).ToHashSet();
        var clauses = member.ChildNodes().Select(child => child.Kind()).ToHashSet();
        var modifiers = MemberMatch.Modifiers(node);
        return
        [
            .. node.DescendantTokens()
                .Where(token => !modifiers.Contains(token) || asked.Contains(token.RawKind))
                .Where(token =>
                    token.Parent!.AncestorsAndSelf().FirstOrDefault(ancestor => ancestor.Parent == node) switch
                    {
                        AttributeListSyntax => member.AttributeLists.Any(),
                        BaseListSyntax or TypeParameterConstraintClauseSyntax => clauses.Contains(
                            token.Parent!.AncestorsAndSelf().First(ancestor => ancestor.Parent == node).Kind()
                        ),
                        _ => true,
                    }
                ),
        ];
    }
}
