using System.Collections.Immutable;
using Grip.Automations.Pieces;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.ChangeSignature;

/// <summary>Keeps the param tags of a documentation comment in step with the parameters.</summary>
internal sealed class ParameterDocs(SignaturePlan plan)
{
    public void Rewrite(FileRewrite file, DeclarationNode declaration)
    {
        var comment = declaration
            .Owner.GetLeadingTrivia()
            .Select(trivia => trivia.GetStructure())
            .OfType<DocumentationCommentTriviaSyntax>()
            .LastOrDefault();
        if (comment is null)
            return;
        var names = declaration.List.Parameters.Select(parameter => parameter.Identifier.ValueText).ToArray();
        var tags = comment.Content.OfType<XmlElementSyntax>().Where(element => NameOf(element) is not null).ToArray();
        foreach (var (ordinal, name) in plan.Renames.Where(rename => names[rename.Key] == plan.OldNames[rename.Key]))
        foreach (var tag in NamesIn(comment, names[ordinal]))
            file.Replace(tag.Span, name);
        if (tags.Length == 0 || !plan.ChangesShape)
            return;
        var byParameter = new Dictionary<int, XmlElementSyntax>();
        foreach (var tag in tags)
            if (Array.IndexOf(names, NameOf(tag)) is >= 0 and var ordinal)
                byParameter.TryAdd(ordinal, tag);
        if (Array.TrueForAll(tags, tag => IsAlone(tag, file.Document.Text)) && AreTogether(tags, file.Document.Text))
            Block(file, tags, byParameter);
        else
            foreach (var removed in plan.Removed.Where(byParameter.ContainsKey))
                file.Replace(byParameter[removed].Span, "");
    }

    /// <summary>All param tags stand on lines of their own, one below the other: they are written in the new order.</summary>
    private void Block(FileRewrite file, XmlElementSyntax[] tags, Dictionary<int, XmlElementSyntax> byParameter)
    {
        var text = file.Document.Text;
        var newLine = FileText.DominantNewLine(text.ToString());
        var block = TextSpan.FromBounds(Lines(tags[0], text).Start, Lines(tags[^1], text).End);
        var first = text.Lines.GetLineFromPosition(tags[0].SpanStart);
        var lead = text.ToString(TextSpan.FromBounds(first.Start, tags[0].SpanStart));
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        foreach (var slot in plan.Slots)
            if (slot.Added is { } added)
                pieces.Add(new Piece.New($"{lead}<param name=\"{added.Name}\"></param>{newLine}"));
            else if (byParameter.TryGetValue(slot.Old, out var tag))
                pieces.Add(new Piece.Kept(file.Document.Path, Lines(tag, text)));
        // Tags of names that are no parameters were wrong before; they stay.
        foreach (var tag in tags.Except(byParameter.Values))
            pieces.Add(new Piece.Kept(file.Document.Path, Lines(tag, text)));
        file.Replace(block, pieces.ToImmutable());
    }

    private static TextSpan Lines(XmlElementSyntax tag, SourceText text) =>
        TextSpan.FromBounds(
            text.Lines.GetLineFromPosition(tag.SpanStart).Start,
            text.Lines.GetLineFromPosition(tag.Span.End).EndIncludingLineBreak
        );

    private static bool IsAlone(XmlElementSyntax tag, SourceText text)
    {
        var before = text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(tag.SpanStart).Start, tag.SpanStart)).Trim();
        var after = text.ToString(TextSpan.FromBounds(tag.Span.End, text.Lines.GetLineFromPosition(tag.Span.End).End)).Trim();
        return before is "///" or "*" && after.Length == 0;
    }

    private static bool AreTogether(XmlElementSyntax[] tags, SourceText text) =>
        tags.Zip(tags.Skip(1)).All(pair => Lines(pair.First, text).End == Lines(pair.Second, text).Start);

    private static string? NameOf(XmlElementSyntax element) =>
        element.StartTag.Name.LocalName.ValueText == "param"
            ? element.StartTag.Attributes.OfType<XmlNameAttributeSyntax>().FirstOrDefault()?.Identifier.Identifier.ValueText
            : null;

    /// <summary>The name in every param and paramref of the comment.</summary>
    private static IEnumerable<SyntaxToken> NamesIn(DocumentationCommentTriviaSyntax comment, string name) =>
        comment
            .DescendantNodes()
            .OfType<XmlNameAttributeSyntax>()
            .Where(attribute =>
                attribute.Parent
                    is XmlElementStartTagSyntax { Name.LocalName.ValueText: "param" }
                        or XmlEmptyElementSyntax { Name.LocalName.ValueText: "param" or "paramref" }
            )
            .Select(attribute => attribute.Identifier.Identifier)
            .Where(token => token.ValueText == name);
}
