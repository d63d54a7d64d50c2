using System.Collections.Immutable;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Automations.Move;

/// <summary>Places outside of code that say the full name of a type. They are shown, not changed.</summary>
internal static class TextMentions
{
    private static readonly ImmutableHashSet<string> Kinds =
    [
        ".razor",
        ".cshtml",
        ".json",
        ".xml",
        ".xaml",
        ".axaml",
        ".config",
        ".csproj",
        ".props",
        ".targets",
        ".md",
        ".txt",
        ".yml",
        ".yaml",
    ];

    public static ImmutableArray<ProposalNote> Find(SolutionSnapshot snapshot, string fullName, CancellationToken cancellation)
    {
        var notes = ImmutableArray.CreateBuilder<ProposalNote>();
        foreach (var path in Files(snapshot.Root))
        {
            cancellation.ThrowIfCancellationRequested();
            var lines = File.ReadAllLines(path);
            var found = lines
                .Select((text, i) => (Line: i, Columns: NameOccurrences.Positions(text, [fullName])))
                .Where(line => line.Columns.Length > 0)
                .ToArray();
            if (found is [var first, ..])
                notes.Add(
                    new ProposalNote(
                        $"{fullName} is mentioned {(found.Length == 1 ? "here" : $"in {found.Length} lines of this file")} and was not changed.",
                        SymbolText.Place(path, first.Line, first.Columns[0], snapshot.Root)
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

    private static IEnumerable<string> Files(string folder)
    {
        var options = new EnumerationOptions
        {
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        };
        foreach (
            var file in Directory
                .EnumerateFiles(folder, "*", options)
                .Where(file => Kinds.Contains(Path.GetExtension(file).ToLowerInvariant()))
                .Order(StringComparer.Ordinal)
        )
            if (new FileInfo(file).Length < 1_000_000)
                yield return file;
        foreach (var inner in Directory.EnumerateDirectories(folder, "*", options).Order(StringComparer.Ordinal))
            if (Path.GetFileName(inner) is not ("bin" or "obj" or "node_modules" or "artifacts" or ".git"))
                foreach (var file in Files(inner))
                    yield return file;
    }
}
