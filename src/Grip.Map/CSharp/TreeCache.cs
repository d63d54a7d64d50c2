using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Map.CSharp;

/// <summary>One tree for all units that parse the same text in the same way (linked files, equal target frameworks).</summary>
internal sealed class TreeCache
{
    private readonly ConcurrentDictionary<(string Path, CSharpParseOptions Options), SyntaxTree> trees = new();

    public SyntaxTree Parse(SourceDocument document, ProjectUnit unit, CancellationToken cancellation)
    {
        var key = (document.Path, unit.ParseOptions);
        if (trees.TryGetValue(key, out var known) && known.TryGetText(out var text) && ReferenceEquals(text, document.Text))
            return known;
        var tree = CSharpSyntaxTree.ParseText(document.Text, unit.ParseOptions, document.Path, cancellation);
        trees[key] = tree;
        return tree;
    }

    /// <summary>Whoever needs the tree again parses it again.</summary>
    public void Forget(string path, ProjectUnit unit) => trees.TryRemove((path, unit.ParseOptions), out _);
}
