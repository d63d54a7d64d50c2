using System.Collections.Immutable;
using Grip.Automations.Rewrite.Matching;
using Grip.Automations.Rewrite.Patterns;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.Rewrite.Replacing;

/// <summary>One stretch of a replacement.</summary>
/// <param name="Gap">White space (and comments) of the replacement before it.</param>
internal abstract record TemplatePiece(string Gap)
{
    public sealed record Token(string Text, string Gap) : TemplatePiece(Gap);

    /// <param name="Node">The hole in the replacement's tree; null for the name in a declaration.</param>
    public sealed record Hole(Metavariable Variable, SyntaxNode? Node, string Gap) : TemplatePiece(Gap);

    /// <param name="Written">As the replacement writes it.</param>
    public sealed record TypeName(NameMeaning Meaning, string Written, SyntaxNode Node, string Gap) : TemplatePiece(Gap);

    /// <summary>$interpolate(FORMAT, $$$ARGUMENTS).</summary>
    public sealed record Interpolation(Metavariable Format, ImmutableArray<Metavariable> Arguments, string Gap) : TemplatePiece(Gap);
}
