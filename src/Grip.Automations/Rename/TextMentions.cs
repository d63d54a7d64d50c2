using System.Collections.Concurrent;
using System.Collections.Immutable;
using Grip.Automations.Mentions;
using Grip.Automations.Pieces;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Automations.Rename;

/// <summary>Where the old name stands outside of code that is compiled: comments, strings, dead branches, other files.</summary>
internal sealed class TextMentions(SolutionRewrite rewrite, RenameTargets targets, NewName newName)
{
    private enum Kind
    {
        Code,
        Comment,
        String,
        DeadCode,
    }

    private readonly SolutionSnapshot snapshot = rewrite.Snapshot;

    // A namespace is known by its full name; its last segment alone would be any word.
    private readonly string oldText = newName.FullNamespace is null ? targets.OldName : targets.First.ToDisplayString();
    private readonly string newText = newName.FullNamespace ?? newName.Value;

    /// <summary>
    /// Changes the mentions, or only counts them. Code that no target framework compiles is always named place by place:
    /// it would not be found otherwise.
    /// </summary>
    public ImmutableArray<FileChange> Apply(bool change, List<ProposalNote> notes, CancellationToken cancellation)
    {
        var inSources = InSources(cancellation);
        var others = new OtherFiles(snapshot, projects: false).Mentioning(oldText, cancellation);
        foreach (var (document, position, kind) in inSources)
        {
            if (change)
                rewrite.File(document.Path).Replace(new(position, oldText.Length), newText);
            if (kind == Kind.DeadCode)
                notes.Add(
                    new ProposalNote(
                        $"'{oldText}' {(change ? "was changed" : "was left")} in code that no loaded target framework compiles",
                        Place(document, position)
                    )
                );
        }

        var counted = inSources.Where(mention => mention.Kind != Kind.DeadCode).ToArray();
        if (!change)
        {
            if (counted.Length + others.Length > 0)
                notes.Add(
                    new ProposalNote(
                        Left(
                            counted.Count(mention => mention.Kind == Kind.Comment),
                            counted.Count(mention => mention.Kind == Kind.String),
                            others
                        ),
                        null
                    )
                );
            return [];
        }

        foreach (var mention in counted.GroupBy(mention => (mention.Document, mention.Kind)))
            notes.Add(
                new ProposalNote(
                    $"Text changed: {Counted(mention.Count(), mention.Key.Kind == Kind.Comment ? "comment" : "string")}",
                    Place(mention.Key.Document, mention.First().Position)
                )
            );
        foreach (var (path, text, positions) in others)
            notes.Add(
                new ProposalNote($"Text changed: {Counted(positions.Length, "mention")} in a file that is not compiled", Relative(path))
            );
        return
        [
            .. others.Select(file => new FileChange.Modified(
                file.Path,
                file.Text.Hash,
                [.. file.Positions.Select(position => new TextEdit(position, oldText.Length, newText))]
            )),
        ];
    }

    private ImmutableArray<(SourceDocument Document, int Position, Kind Kind)> InSources(CancellationToken cancellation)
    {
        var found = new ConcurrentBag<(SourceDocument, int, Kind)>();
        Parallel.ForEach(
            snapshot.DocumentsMentioning([oldText]).Where(document => document is { IsGenerated: false, IsEditable: true }),
            new ParallelOptions { CancellationToken = cancellation },
            document =>
            {
                var roots = snapshot
                    .UnitsWith(document.Path)
                    .Select(unit => Tree(unit, document.Path, cancellation)?.GetRoot(cancellation))
                    .OfType<SyntaxNode>()
                    .ToArray();
                foreach (var position in NameOccurrences.Positions(document.Text.ToString(), [oldText]))
                    if (
                        roots.Select(root => At(root, position)).DefaultIfEmpty(Kind.Code).Min() is var kind and not Kind.Code
                        && !IsDone(document.Path, position)
                    )
                        found.Add((document, position, kind));
            }
        );
        return [.. found.OrderBy(mention => mention.Item1.Path, StringComparer.Ordinal).ThenBy(mention => mention.Item2)];
    }

    /// <summary>True where the name is code although it stands in a string.</summary>
    private bool IsDone(string path, int position) =>
        rewrite.Files.FirstOrDefault(file => file.Document.Path == path) is { } file
        && file.Replacements.Any(replacement => replacement.Span.Start == position && replacement.Span.Length > 0);

    private SyntaxTree? Tree(ProjectUnit unit, string path, CancellationToken cancellation) =>
        snapshot.Compilation(unit, cancellation).SyntaxTrees.FirstOrDefault(tree => tree.FilePath == path);

    private static Kind At(SyntaxNode root, int position)
    {
        var token = root.FindToken(position, findInsideTrivia: true);
        if (token.Span.Contains(position))
            return token.Kind() switch
            {
                SyntaxKind.XmlTextLiteralToken => Kind.Comment,
                SyntaxKind.StringLiteralToken
                or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.Utf8StringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken => Kind.String,
                _ => Kind.Code,
            };
        var trivia = root.FindTrivia(position, findInsideTrivia: true);
        return trivia.Kind() switch
        {
            SyntaxKind.DisabledTextTrivia => Kind.DeadCode,
            SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia => Kind.Comment,
            _ => Kind.Code,
        };
    }

    private string Left(int comments, int strings, ImmutableArray<(string Path, FileText Text, ImmutableArray<int> Positions)> others)
    {
        string[] parts =
        [
            .. comments > 0 ? [Counted(comments, "comment")] : Array.Empty<string>(),
            .. strings > 0 ? [Counted(strings, "string")] : Array.Empty<string>(),
            .. others.Length > 0
                ?
                [
                    $"{Counted(others.Length, "other file")} ({string.Join(", ", others.Take(5).Select(file => Relative(file.Path)))}{(others.Length > 5 ? ", …" : "")})",
                ]
                : Array.Empty<string>(),
        ];
        return $"'{oldText}' also stands in {string.Join(", ", parts)}: left as it is (--include-text changes it too)";
    }

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private string Relative(string path) => Path.GetRelativePath(snapshot.Root, path).Replace('\\', '/');

    private string Place(SourceDocument document, int position)
    {
        var line = document.Text.Lines.GetLinePosition(position);
        return SymbolText.Place(document.Path, line.Line, line.Character, snapshot.Root);
    }
}
