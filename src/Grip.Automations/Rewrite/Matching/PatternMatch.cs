using System.Collections.Immutable;
using Grip.Automations.Rewrite.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Rewrite.Matching;

/// <summary>One place where a pattern matches.</summary>
/// <param name="Nodes">One node, or several statements in a row; for modifiers the declaration that has them.</param>
/// <param name="Tokens">The tokens that the pattern speaks about, in order; what lies between them is not asked about.</param>
internal sealed record PatternMatch(
    Pattern Pattern,
    ImmutableArray<SyntaxNode> Nodes,
    ImmutableArray<SyntaxToken> Tokens,
    Captures Captures
)
{
    public TextSpan Span { get; } = TextSpan.FromBounds(Tokens[0].SpanStart, Tokens[^1].Span.End);

    public SyntaxNode Node => Nodes[0];
}
