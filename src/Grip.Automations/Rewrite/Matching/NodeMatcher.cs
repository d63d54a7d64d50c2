using System.Collections.Immutable;
using Grip.Automations.Rewrite.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Matching;

/// <summary>Matches one piece of a pattern with one piece of a document.</summary>
internal sealed class NodeMatcher(SiteSymbols symbols, Captures captures, CancellationToken cancellation)
{
    private readonly CallMatcher calls = new(symbols, captures);

    public bool Match(SyntaxNode pattern, SyntaxNode node)
    {
        cancellation.ThrowIfCancellationRequested();
        var mark = captures.Mark;
        if (MatchInner(pattern, node))
            return true;
        captures.Rollback(mark);
        return false;
    }

    /// <summary>Binds a metavariable, or compares with what it is bound to already.</summary>
    public bool Bind(Metavariable variable, Capture capture)
    {
        if (variable.IsAnonymous)
        {
            captures.Add("", capture);
            return true;
        }

        if (captures.Find(variable.Name) is { } known)
            return SameSyntax.AreEqual(known, capture);
        captures.Add(variable.Name, capture);
        return true;
    }

    private bool MatchInner(SyntaxNode pattern, SyntaxNode node)
    {
        if (Metavariable.Of(pattern) is { IsMany: false } variable)
            return Fitting(pattern, node) is { } fitting && Bind(variable, new Capture([fitting]));
        if (symbols.MatchName(pattern, node, captures) is { } named)
            return named && TypeArguments(pattern, node);
        if (pattern is InvocationExpressionSyntax call && node is InvocationExpressionSyntax site)
            if (calls.Match(call, site, this) is { } decided)
                return decided;
        return (pattern, node) switch
        {
            (
                MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } wanted,
                MemberBindingExpressionSyntax written
            ) => After(wanted.Expression, written) && Match(wanted.Name, written.Name),
            (ElementAccessExpressionSyntax wanted, ElementBindingExpressionSyntax written) => After(wanted.Expression, written)
                && Match(wanted.ArgumentList, written.ArgumentList),
            (
                ExpressionStatementSyntax { Expression: not ConditionalAccessExpressionSyntax } wanted,
                ExpressionStatementSyntax { Expression: ConditionalAccessExpressionSyntax written }
            ) => Match(wanted.Expression, Last(written)),
            (ObjectCreationExpressionSyntax wanted, ImplicitObjectCreationExpressionSyntax implicitly) => Creation(wanted, implicitly),
            (ObjectCreationExpressionSyntax wanted, ObjectCreationExpressionSyntax written) => Match(wanted.Type, written.Type)
                && OptionalList(wanted.ArgumentList, written.ArgumentList)
                && Same(wanted.Initializer, written.Initializer),
            (AttributeSyntax wanted, AttributeSyntax written) => Match(wanted.Name, written.Name)
                && OptionalList(wanted.ArgumentList, written.ArgumentList),
            (BlockSyntax { Statements: [var only] }, StatementSyntax and not BlockSyntax) when IsEmbedded(pattern) && IsEmbedded(node) =>
                Match(only, node),
            (StatementSyntax and not BlockSyntax, BlockSyntax { Statements: [var only] }) when IsEmbedded(pattern) && IsEmbedded(node) =>
                Match(pattern, only),
            (LiteralExpressionSyntax wanted, LiteralExpressionSyntax written) => wanted.RawKind == written.RawKind
                && Equals(wanted.Token.Value, written.Token.Value)
                && (wanted.Token.Value is not null || wanted.Token.ValueText == written.Token.ValueText),
            (MemberDeclarationSyntax wanted, _) when node is MemberDeclarationSyntax or LocalFunctionStatementSyntax => MemberMatch.Match(
                wanted,
                node,
                this
            ),
            _ => pattern.RawKind == node.RawKind && Sequence(Parts(pattern), Parts(node)) && Remember(node),
        };
    }

    /// <summary>A member after ?., with its receiver for a hole.</summary>
    private bool After(ExpressionSyntax pattern, ExpressionSyntax binding)
    {
        if (Metavariable.Of(pattern) is not { IsMany: false } || ConditionalChain.Around(binding) is not { } conditional)
            return false;
        captures.AddConditional(conditional);
        return Match(pattern, conditional.Expression);
    }

    // As a statement, a?.b?.M() is a call of M.
    private static ExpressionSyntax Last(ConditionalAccessExpressionSyntax access) =>
        access.WhenNotNull is ConditionalAccessExpressionSyntax inner ? Last(inner) : access.WhenNotNull;

    // Which operators a site calls is asked only once the whole pattern matches.
    private bool Remember(SyntaxNode node)
    {
        if (node is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax)
            captures.AddOperator((ExpressionSyntax)node);
        return true;
    }

    /// <summary>The part of <paramref name="node"/> that a hole of the pattern's category may stand for; null if none.</summary>
    private static SyntaxNodeOrToken? Fitting(SyntaxNode pattern, SyntaxNode node) =>
        pattern switch
        {
            ArgumentSyntax => node is ArgumentSyntax { NameColon: null, RefKindKeyword.RawKind: 0 } argument ? argument.Expression : null,
            AttributeArgumentSyntax => node is AttributeArgumentSyntax { NameColon: null, NameEquals: null } argument
                ? argument.Expression
                : null,
            ExpressionElementSyntax => node is ExpressionElementSyntax element ? element.Expression : null,
            SimpleBaseTypeSyntax => node is BaseTypeSyntax type ? type.Type : null,
            VariableDeclaratorSyntax => node is VariableDeclaratorSyntax { Initializer: null } variable ? variable.Identifier : null,
            AccessorDeclarationSyntax => node as AccessorDeclarationSyntax,
            EnumMemberDeclarationSyntax => node as EnumMemberDeclarationSyntax,
            ExpressionStatementSyntax or GlobalStatementSyntax => node as StatementSyntax,
            IncompleteMemberSyntax => node as MemberDeclarationSyntax,
            ParameterSyntax => node as ParameterSyntax,
            TypeParameterSyntax => node as TypeParameterSyntax,
            AttributeSyntax => node as AttributeSyntax,
            PatternSyntax => node as PatternSyntax,
            ExpressionSyntax => node is ExpressionSyntax ? node : null,
            _ => null,
        };

    /// <summary>Two lists of siblings, where $$$ stands for any number of them.</summary>
    public bool Sequence(ImmutableArray<SyntaxNodeOrToken> pattern, ImmutableArray<SyntaxNodeOrToken> nodes)
    {
        if (pattern.IsEmpty)
            return nodes.IsEmpty;
        if (pattern[0].AsNode() is { } first && Metavariable.Of(first) is { IsMany: true } many)
        {
            for (var count = 0; count <= nodes.Length && (count == 0 || nodes[count - 1].IsNode); count++)
            {
                var mark = captures.Mark;
                if (Bind(many, new Capture(nodes[..count])) && Sequence(pattern[1..], nodes[count..]))
                    return true;
                captures.Rollback(mark);
            }

            return false;
        }

        if (nodes.IsEmpty)
            return false;
        var before = captures.Mark;
        if (Single(pattern[0], nodes[0]) && Sequence(pattern[1..], nodes[1..]))
            return true;
        captures.Rollback(before);
        return false;
    }

    public bool Single(SyntaxNodeOrToken pattern, SyntaxNodeOrToken node)
    {
        if (pattern.AsNode() is { } wanted)
            return node.AsNode() is { } written && Match(wanted, written);
        return node.IsToken && Token(pattern.AsToken(), node.AsToken());
    }

    public bool Token(SyntaxToken pattern, SyntaxToken node) =>
        Metavariable.From(pattern) is { IsMany: false } variable
            ? node.IsKind(SyntaxKind.IdentifierToken) && Bind(variable, new Capture([node]))
            : pattern.RawKind == node.RawKind && pattern.ValueText == node.ValueText;

    /// <summary>Children without separators and without what was tolerated as missing.</summary>
    public static ImmutableArray<SyntaxNodeOrToken> Parts(SyntaxNode node) =>
        [.. node.ChildNodesAndTokens().Where(child => !child.IsKind(SyntaxKind.CommaToken) && !child.IsMissing)];

    /// <summary>Both absent, or matching.</summary>
    public bool Same(SyntaxNode? pattern, SyntaxNode? node) => pattern is null ? node is null : node is not null && Match(pattern, node);

    private bool OptionalList(SyntaxNode? pattern, SyntaxNode? node) =>
        Sequence(pattern is null ? [] : Inside(pattern), node is null ? [] : Inside(node));

    private static ImmutableArray<SyntaxNodeOrToken> Inside(SyntaxNode list) => [.. Parts(list).Where(part => part.IsNode)];

    private bool Creation(ObjectCreationExpressionSyntax wanted, ImplicitObjectCreationExpressionSyntax written) =>
        symbols.TypeOf(written) is { } type
        && (
            Metavariable.Of(wanted.Type) is { IsMany: false } variable
                ? Bind(variable, new Capture([], type.ToMinimalDisplayString(symbols.Model, written.SpanStart)))
                : symbols.Means(wanted.Type, type)
        )
        && OptionalList(wanted.ArgumentList, written.ArgumentList)
        && Same(wanted.Initializer, written.Initializer);

    /// <summary>A name that means the same may still differ in its type arguments.</summary>
    private bool TypeArguments(SyntaxNode pattern, SyntaxNode node)
    {
        var wanted = Generic(pattern);
        return wanted is null || Generic(node) is { } written && Sequence(Parts(wanted.TypeArgumentList), Parts(written.TypeArgumentList));
    }

    private static GenericNameSyntax? Generic(SyntaxNode node) =>
        node switch
        {
            GenericNameSyntax generic => generic,
            QualifiedNameSyntax qualified => qualified.Right as GenericNameSyntax,
            AliasQualifiedNameSyntax qualified => qualified.Name as GenericNameSyntax,
            MemberAccessExpressionSyntax access => access.Name as GenericNameSyntax,
            _ => null,
        };

    private static bool IsEmbedded(SyntaxNode node) =>
        node.Parent
            is IfStatementSyntax
                or ElseClauseSyntax
                or WhileStatementSyntax
                or DoStatementSyntax
                or ForStatementSyntax
                or CommonForEachStatementSyntax
                or UsingStatementSyntax
                or LockStatementSyntax
                or FixedStatementSyntax;
}
