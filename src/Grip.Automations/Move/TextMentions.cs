using System.Collections.Immutable;
using Grip.Automations.Mentions;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Move;

/// <summary>Places outside of code that say the full name of a type. They are shown, not changed.</summary>
internal static class TextMentions
{
    public static ImmutableArray<ProposalNote> Find(SolutionSnapshot snapshot, string fullName, CancellationToken cancellation)
    {
        var notes = ImmutableArray.CreateBuilder<ProposalNote>();
        foreach (var (path, text, positions) in new OtherFiles(snapshot, projects: true).Mentioning(fullName, cancellation))
        {
            var line = SourceText.From(text.Text).Lines.GetLinePosition(positions[0]);
            notes.Add(
                new ProposalNote(
                    $"{fullName} is mentioned {(positions.Length == 1 ? "here" : $"in {positions.Length} places of this file")} and was not changed.",
                    SymbolText.Place(path, line.Line, line.Character, snapshot.Root)
                )
            );
        }

        foreach (var document in snapshot.DocumentsMentioning([fullName]).OrderBy(document => document.Path, StringComparer.Ordinal))
            notes.AddRange(InStrings(snapshot, document, fullName, cancellation));
        return notes.ToImmutable();
    }

    private static IEnumerable<ProposalNote> InStrings(
        SolutionSnapshot snapshot,
        SourceDocument document,
        string fullName,
        CancellationToken cancellation
    )
    {
        var tree = CSharpSyntaxTree.ParseText(document.Text, path: document.Path, cancellationToken: cancellation);
        foreach (var position in NameOccurrences.Positions(document.Text.ToString(), [fullName]))
        {
            var token = tree.GetRoot(cancellation).FindToken(position);
            var isText =
                token.Span.Contains(position)
                && token.Kind()
                    is SyntaxKind.StringLiteralToken
                        or SyntaxKind.InterpolatedStringTextToken
                        or SyntaxKind.SingleLineRawStringLiteralToken
                        or SyntaxKind.MultiLineRawStringLiteralToken;
            if (isText)
                yield return new ProposalNote(
                    $"{fullName} is mentioned in a string and was not changed.",
                    SymbolText.Place(tree, position, snapshot.Root)
                );
        }
    }
}
