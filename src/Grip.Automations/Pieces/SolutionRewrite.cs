using System.Collections.Immutable;
using System.Text;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Pieces;

/// <summary>A change while it is made: replacements per file, and new files that take text over from old ones.</summary>
internal sealed class SolutionRewrite(SolutionSnapshot snapshot)
{
    private readonly SortedDictionary<string, FileRewrite> _files = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (SourceDocument Like, ImmutableArray<Piece> Pieces)> _added = new(StringComparer.Ordinal);

    public SolutionSnapshot Snapshot => snapshot;

    public IEnumerable<FileRewrite> Files => _files.Values.Where(file => !file.IsEmpty);

    public IEnumerable<string> AddedPaths => _added.Keys;

    /// <exception cref="GripException">The file is generated, or its bytes would not survive an edit.</exception>
    public FileRewrite File(string path)
    {
        if (_files.TryGetValue(path, out var known))
            return known;
        var document = snapshot.Documents[path];
        if (document.IsGenerated || !document.IsEditable)
            throw new GripException(
                ExitCode.Refused,
                document.IsGenerated
                    ? "The change would have to edit a file that a tool generates."
                    : "The change would have to edit a file whose bytes would not survive decoding and encoding.",
                document.IsGenerated ? "Change what it is generated from, then try again." : "Convert the file to UTF-8 first.",
                [Path.GetRelativePath(snapshot.Root, path)]
            );
        return _files[path] = new FileRewrite(document);
    }

    /// <param name="like">Gives encoding and BOM.</param>
    public void Add(string path, SourceDocument like, ImmutableArray<Piece> pieces) => _added[path] = (like, pieces);

    /// <summary>Every file of the change as text, made of what is new and of what stood somewhere before.</summary>
    public IEnumerable<(string Path, string? OldPath, ImmutableArray<Piece> Leaves)> Flatten()
    {
        foreach (var file in Files)
            yield return (
                file.NewPath ?? file.Document.Path,
                file.Document.Path,
                Leaves(new Piece.Kept(file.Document.Path, new TextSpan(0, file.Document.Text.Length)), inside: null, removals: true)
            );
        foreach (var (path, (_, pieces)) in _added)
            yield return (path, null, [.. pieces.SelectMany(piece => Leaves(piece, inside: null, removals: false))]);
    }

    public ChangeSet ToChangeSet(string title) =>
        new(
            title,
            [
                .. Files
                    .Select(ToChange)
                    .OfType<FileChange>()
                    .Concat(_added.Select(added => ToChange(added.Key, added.Value.Like, added.Value.Pieces)))
                    .OrderBy(change => change.Path, StringComparer.Ordinal),
            ]
        );

    private FileChange? ToChange(FileRewrite file)
    {
        var text = file.Document.Text;
        var edits = TextEdits.Normalize(
            file.Outermost(new TextSpan(0, text.Length), inside: null, removals: true)
                .Select(replacement => new TextEdit(
                    replacement.Span.Start,
                    replacement.Span.Length,
                    Text(Written(replacement, removals: true))
                ))
                .Where(edit => edit.NewText != text.ToString(new TextSpan(edit.Start, edit.Length)))
                .GroupBy(edit => (edit.Start, IsInsertion: edit.Length == 0))
                .SelectMany(Joined)
        );
        var path = file.Document.Path;
        if (file.NewPath is { } newPath)
            return new FileChange.Renamed(path, newPath, file.Document.Hash, edits);
        return edits.IsEmpty ? null : new FileChange.Modified(path, file.Document.Hash, edits);
    }

    /// <summary>Several insertions at one place are one edit.</summary>
    private static IEnumerable<TextEdit> Joined(IGrouping<(int Start, bool IsInsertion), TextEdit> edits) =>
        edits.Key.IsInsertion ? [new TextEdit(edits.Key.Start, 0, string.Concat(edits.Select(edit => edit.NewText)))] : edits;

    private FileChange.Added ToChange(string path, SourceDocument like, ImmutableArray<Piece> pieces)
    {
        var encoding = like.Text.Encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var text = Text(pieces.SelectMany(piece => Leaves(piece, inside: null, removals: false)));
        return new FileChange.Added(path, [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
    }

    /// <summary>What a replacement writes. Text that it brings from elsewhere is not gone because it was taken out there.</summary>
    private IEnumerable<Piece> Written(Replacement replacement, bool removals) =>
        replacement.With.SelectMany(piece =>
            Leaves(piece, replacement, removals && (piece is not Piece.Kept kept || replacement.Span.Contains(kept.Span)))
        );

    private ImmutableArray<Piece> Leaves(Piece piece, Replacement? inside, bool removals)
    {
        if (piece is not Piece.Kept kept || !_files.TryGetValue(kept.Path, out var file))
            return [piece];
        var leaves = ImmutableArray.CreateBuilder<Piece>();
        var position = kept.Span.Start;
        foreach (var replacement in file.Outermost(kept.Span, inside, removals))
        {
            leaves.Add(new Piece.Kept(kept.Path, TextSpan.FromBounds(position, replacement.Span.Start)));
            leaves.AddRange(Written(replacement, removals));
            position = replacement.Span.End;
        }

        leaves.Add(new Piece.Kept(kept.Path, TextSpan.FromBounds(position, kept.Span.End)));
        return leaves.ToImmutable();
    }

    private string Text(IEnumerable<Piece> leaves) =>
        string.Concat(
            leaves.Select(leaf =>
                leaf switch
                {
                    Piece.New added => added.Text,
                    Piece.Kept kept => snapshot.Documents[kept.Path].Text.ToString(kept.Span),
                    _ => throw new InvalidOperationException(),
                }
            )
        );
}
