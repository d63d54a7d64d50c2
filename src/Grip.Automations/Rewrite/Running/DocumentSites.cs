using System.Collections.Immutable;
using Grip.Core.Text;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Rewrite.Running;

/// <summary>One place that a rule changes, with the matches inside of it.</summary>
/// <param name="Matches">How many matches it carries out.</param>
/// <param name="Refusal">Why it is left alone; null if it is not.</param>
internal sealed record Site(TextSpan Span, ImmutableArray<TextEdit> Edits, ImmutableArray<string> Imports, int Matches, string? Refusal)
{
    /// <summary>Whether it is a declaration, a type or a directive: what other code means is meant to change with it.</summary>
    public bool IsDeclaration { get; init; }

    public bool SaysTheSame(Site other) =>
        Span == other.Span && Refusal == other.Refusal && Edits.SequenceEqual(other.Edits) && Imports.SequenceEqual(other.Imports);
}

/// <param name="Overlapping">How many matches wait for a further round, because they share code with another one.</param>
internal sealed record DocumentSites(ImmutableArray<Site> Sites, int Overlapping)
{
    public static DocumentSites None { get; } = new([], 0);
}
