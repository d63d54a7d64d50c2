using System.Collections.Immutable;
using Grip.Automations.Pieces;
using Grip.Core;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Rename;

/// <param name="Before">How many characters were written before the name, within the same edit.</param>
/// <param name="IsCertain">The place means the renamed symbol and nothing else; it is proved afterwards.</param>
internal sealed record RenamedName(string Path, TextSpan Span, int Before, ProjectUnit Unit, bool IsCertain);

/// <summary>Writes the new name wherever a reference stands, and says what had to be left.</summary>
internal sealed class RenameEdits(SolutionRewrite rewrite, RenameTargets targets, NewName newName)
{
    private readonly List<ProposalNote> notes = [];

    public IReadOnlyList<ProposalNote> Notes => notes;

    /// <summary>Edits the files; answers every place that was renamed, once for each unit.</summary>
    public ImmutableArray<RenamedName> Write(ImmutableArray<SymbolReference> references, CancellationToken cancellation)
    {
        var renamed = ImmutableArray.CreateBuilder<RenamedName>();
        bool? tuples = null;
        foreach (var place in references.Where(reference => reference.IsOnDisk).GroupBy(reference => (reference.Path, reference.Span)))
        {
            cancellation.ThrowIfCancellationRequested();
            var first = place.First();
            if (rewrite.Snapshot.Documents[first.Path].IsGenerated)
            {
                if (ProjectUsings.IsGeneratedFrom(first.Path))
                    continue;
                if (place.Any(reference => reference.Kind == ReferenceKind.Declaration))
                    throw new GripException(
                        ExitCode.Refused,
                        $"The {targets.Asked.Describe()} is also declared in generated code, which the next build would write again.",
                        "Change what the code is generated from.",
                        [SymbolText.Place(first.Token.SyntaxTree!, first.Span.Start, rewrite.Snapshot.Root)]
                    );
                Note(first, "is in generated code and was left: it follows when it is generated again");
                continue;
            }

            // An overload set named as a whole means what is left of it too; code that does not compile may mean anything.
            if (place.All(reference => reference.IsCandidate && reference.Others))
            {
                Note(first, "may mean something else as well and was left");
                continue;
            }

            var file = rewrite.File(first.Path);
            if (newName.FullNamespace is not null)
            {
                new NamespaceEdit(file, targets.First.ToDisplayString(), newName, rewrite.Snapshot.Root).Write(first.Token);
                continue;
            }

            var written = newName.Like(first.Token.ValueText, targets.OldName, first.Kind == ReferenceKind.Attribute);
            var prefix = "";
            if (InferredNames.Explicit(first.Token) is { } inferred)
                if (!inferred.IsTuple || (tuples ??= new InferredNames(rewrite.Snapshot, targets.OldName).TuplesMatter(cancellation)))
                {
                    if (inferred.Position == first.Span.Start)
                        prefix = inferred.Text;
                    else
                        file.Insert(inferred.Position, inferred.Text);
                }

            file.Replace(first.Span, prefix + written);
            renamed.AddRange(
                place.Select(reference => new RenamedName(
                    reference.Path,
                    reference.Span,
                    prefix.Length,
                    reference.Unit,
                    !reference.IsCandidate
                ))
            );
        }

        return renamed.ToImmutable();
    }

    private void Note(SymbolReference reference, string message) =>
        notes.Add(
            new ProposalNote(
                $"'{reference.Token.Text}' {message}",
                SymbolText.Place(reference.Token.SyntaxTree!, reference.Span.Start, rewrite.Snapshot.Root)
            )
        );
}
