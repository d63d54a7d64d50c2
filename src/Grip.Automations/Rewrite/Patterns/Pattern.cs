using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.Rewrite.Patterns;

/// <summary>What a pattern is a piece of. The order is the order in which a pattern without a kind is tried.</summary>
internal enum PatternKind
{
    Modifier,
    Using,
    Attribute,
    Expression,
    Type,
    Statement,
    Member,
    Arguments,

    /// <summary>What 'await foreach' and 'await using' await; nobody writes this kind, 'await $X' implies it.</summary>
    AsyncSource,

    /// <summary>Any node; what it must be, the rule's conditions say.</summary>
    Node,
}

/// <summary>A parsed pattern or replacement.</summary>
/// <param name="Source">As people wrote it.</param>
/// <param name="Nodes">One node, or several statements, attributes or members in a row; empty for modifiers and for nothing.</param>
/// <param name="Modifiers">For the kind <see cref="PatternKind.Modifier"/>.</param>
/// <param name="Offset">Where the source begins in the tree that the nodes stand in.</param>
internal sealed record Pattern(
    string Source,
    PatternKind Kind,
    ImmutableArray<SyntaxNode> Nodes,
    ImmutableArray<SyntaxToken> Modifiers,
    int Offset
)
{
    public static Pattern AnyNode { get; } = new("a kind of syntax", PatternKind.Node, [], [], 0);

    public bool IsEmpty => Nodes.IsEmpty && Modifiers.IsEmpty;

    /// <summary>Every metavariable with the places where it stands in <see cref="Source"/>.</summary>
    public ILookup<Metavariable, int> Metavariables { get; } =
        Nodes
            .SelectMany(node => node.DescendantTokens())
            .Select(token => (Variable: Metavariable.From(token), token.SpanStart))
            .Where(found => found.Variable is not null)
            .ToLookup(found => found.Variable!.Value, found => found.SpanStart - Offset);
}
