using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.CSharp;

/// <summary>
/// A tree without the statements in its bodies. Other projects see declarations only, and no declaration of C# depends on
/// what stands in a block; most of a source does. Expression bodies and initialisers stay: constants are made of them.
/// </summary>
internal sealed class DeclarationSkeleton : CSharpSyntaxRewriter
{
    private static readonly BlockSyntax Empty = SyntaxFactory.Block();

    public static SyntaxTree Of(SyntaxTree tree, CancellationToken cancellation)
    {
        var root = tree.GetRoot(cancellation);
        return tree.WithRootAndOptions(new DeclarationSkeleton().Visit(root), tree.Options);
    }

    public override SyntaxNode? VisitBlock(BlockSyntax node) => node.Statements.Count == 0 ? node : Empty;
}
