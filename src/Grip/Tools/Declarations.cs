using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;

namespace Grip.Tools;

/// <param name="Text">Of the whole file.</param>
/// <param name="First">The first line of the declaration with the comments above it, from 1.</param>
internal sealed record DeclaredPart(string Path, string Text, int First, int Last);

/// <summary>Where the source of a symbol stands. Only entered with a solution, so that the compiler is there.</summary>
internal static class Declarations
{
    /// <exception cref="Core.GripException">Nothing has that name, or several have; with the nearest, or all of them.</exception>
    public static IEnumerable<DeclaredPart> Of(SolutionSnapshot snapshot, string symbol, CancellationToken cancellation) =>
        new SymbolNames(snapshot)
            .Resolve(symbol, cancellation)
            .Symbols.SelectMany(one => PartialParts.Of(one).Prepend(one))
            .SelectMany(part => part.DeclaringSyntaxReferences)
            .Where(reference => snapshot.Documents.ContainsKey(reference.SyntaxTree.FilePath))
            .DistinctBy(reference => (reference.SyntaxTree.FilePath, reference.Span))
            .Select(reference => Part(reference, cancellation))
            .ToArray();

    private static DeclaredPart Part(SyntaxReference reference, CancellationToken cancellation)
    {
        var text = reference.SyntaxTree.GetText(cancellation);
        var node = Whole(reference.GetSyntax(cancellation));
        var first = text.Lines.GetLineFromPosition(node.FullSpan.Start).LineNumber;
        var last = text.Lines.GetLineFromPosition(node.Span.End).LineNumber;
        while (first < last && text.Lines[first].ToString().AsSpan().Trim().IsEmpty)
            first++;
        return new DeclaredPart(reference.SyntaxTree.FilePath, text.ToString(), first + 1, last + 1);
    }

    /// <summary>A variable of a field or event is shown with its type and modifiers.</summary>
    private static SyntaxNode Whole(SyntaxNode node) =>
        node is Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax { Parent.Parent: { } field } ? field : node;
}
