using System.Collections.Immutable;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Map.Symbols;

/// <summary>The trees, generated ones included, whose text holds certain words: all that can name such a symbol.</summary>
internal sealed class MentioningTrees(SolutionSnapshot snapshot, IReadOnlyCollection<string> words)
{
    private readonly HashSet<string> paths = snapshot
        .DocumentsMentioning(words)
        .Select(document => document.Path)
        .ToHashSet(StringComparer.Ordinal);

    public bool IsOnDisk(SyntaxTree tree) => snapshot.Documents.ContainsKey(tree.FilePath);

    public ImmutableArray<SyntaxTree> Of(CSharpCompilation compilation, CancellationToken cancellation) =>
        [.. compilation.SyntaxTrees.Where(tree => paths.Contains(tree.FilePath) || !IsOnDisk(tree) && Mentions(tree, cancellation))];

    private bool Mentions(SyntaxTree tree, CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation).ToString();
        return words.Any(word => text.Contains(word, StringComparison.Ordinal));
    }
}
