using System.Collections.Immutable;
using Grip.Core.Text;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Pieces;

/// <param name="IsRemoval">The text goes elsewhere as a <see cref="Piece.Kept"/>: there, this replacement does not count.</param>
internal sealed record Replacement(TextSpan Span, ImmutableArray<Piece> With, bool IsRemoval);

/// <summary>What changes in one existing file. Replacements may lie inside each other (a call among a call's arguments).</summary>
internal sealed class FileRewrite(SourceDocument document)
{
    private readonly List<Replacement> _replacements = [];

    public SourceDocument Document => document;

    /// <summary>Where the file goes, if it is moved; else null.</summary>
    public string? NewPath { get; set; }

    public IReadOnlyList<Replacement> Replacements => _replacements;

    public bool IsEmpty => _replacements.Count == 0 && NewPath is null;

    public void Insert(int position, string text) => Replace(new TextSpan(position, 0), [new Piece.New(text)]);

    public void Replace(TextSpan span, string text) => Replace(span, text.Length == 0 ? [] : [new Piece.New(text)]);

    public void Remove(TextSpan span) => Add(new Replacement(span, [], IsRemoval: true));

    public void Replace(TextSpan span, ImmutableArray<Piece> pieces) => Add(new Replacement(span, pieces, IsRemoval: false));

    /// <summary>Those that lie in the span and in no other one there, in order.</summary>
    /// <exception cref="OverlappingEditsException">Two cross each other, or disagree about the same span.</exception>
    public IEnumerable<Replacement> Outermost(TextSpan span, Replacement? inside, bool removals)
    {
        Replacement? last = null;
        foreach (
            var next in _replacements
                .Where(candidate => !ReferenceEquals(candidate, inside) && (removals || !candidate.IsRemoval))
                .Where(candidate => span.Contains(candidate.Span) && (inside is null || !candidate.Span.Contains(inside.Span)))
                .OrderBy(candidate => candidate.Span.Start)
                .ThenByDescending(candidate => candidate.Span.Length == 0 ? int.MaxValue : candidate.Span.Length)
        )
        {
            if (last is not null && next.Span.Start < last.Span.End)
            {
                if (!last.Span.Contains(next.Span) || last.Span == next.Span)
                    throw new OverlappingEditsException(Edit(last), Edit(next));
                continue;
            }

            last = next;
            yield return next;
        }
    }

    private void Add(Replacement replacement)
    {
        if (!_replacements.Exists(known => known.Span == replacement.Span && known.With.SequenceEqual(replacement.With)))
            _replacements.Add(replacement);
    }

    private static TextEdit Edit(Replacement replacement) => new(replacement.Span.Start, replacement.Span.Length, "");
}
