using System.Collections.Immutable;
using Grip.Automations.Pieces;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Move;

/// <summary>Takes types out of their file.</summary>
internal static class Removals
{
    /// <summary>Removes the moved spans; a namespace block in which nothing is left goes with its last type.</summary>
    public static void Apply(FileRewrite file, ImmutableArray<(TypePart Part, MovedSpan Span)> moved)
    {
        var blocks = moved.Select(item => EmptiedBlock(item.Part.Node, moved)).OfType<NamespaceDeclarationSyntax>().Distinct().ToArray();
        foreach (var block in blocks)
            file.Remove(WithoutNextBlankLine(file.Document.Text, block.FullSpan));
        foreach (var (part, span) in moved)
            if (!Array.Exists(blocks, block => block.FullSpan.Contains(span.Removed)))
                file.Remove(span.Removed);
    }

    private static NamespaceDeclarationSyntax? EmptiedBlock(
        MemberDeclarationSyntax node,
        ImmutableArray<(TypePart Part, MovedSpan Span)> moved
    )
    {
        NamespaceDeclarationSyntax? emptied = null;
        for (var block = node.Parent as NamespaceDeclarationSyntax; block is not null; block = block.Parent as NamespaceDeclarationSyntax)
        {
            var inner = emptied;
            if (block.Members.Any(member => member != inner && !moved.Any(item => item.Part.Node.Span == member.Span)))
                break;
            emptied = block;
        }

        return emptied;
    }

    private static TextSpan WithoutNextBlankLine(SourceText text, TextSpan span)
    {
        var end = span.End;
        if (span.Start == 0)
            while (end < text.Length && string.IsNullOrWhiteSpace(text.Lines.GetLineFromPosition(end).ToString()))
                end = text.Lines.GetLineFromPosition(end).EndIncludingLineBreak;
        return TextSpan.FromBounds(span.Start, end);
    }
}
