using System.Collections.Immutable;
using Grip.Core;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Move;

/// <summary>The text of a type that leaves its place: the declaration with the comments, attributes and regions that are its own.</summary>
/// <param name="Text">What goes to the new place: whole lines, without blank lines around.</param>
/// <param name="Removed">What disappears at the old place: <paramref name="Text"/> and a blank line that nothing needs any more.</param>
/// <param name="Conditions">The lines of the <c>#if</c>s around it, outermost first.</param>
internal sealed record MovedSpan(TextSpan Text, TextSpan Removed, ImmutableArray<string> Conditions, ImmutableArray<string> State)
{
    /// <exception cref="GripException">Directives tie the type to what stands around it.</exception>
    public static MovedSpan Of(TypePart part, string root)
    {
        var text = part.Node.SyntaxTree.GetText();
        var directives = new Directives(part.Root);
        var (start, end) = WithOwnDirectives(part.Node, directives, Start(part));
        Refuse(part, directives, start, end, root);
        var trimmed = TrimBlankLines(text, start, end);
        return new MovedSpan(
            trimmed,
            Removal(text, start, end),
            [.. directives.ConditionsAround(trimmed.Start, trimmed.End).Select(pair => pair.Open.ToString().Trim())],
            directives.StateAt(trimmed.Start)
        );
    }

    /// <summary>Comments above the first thing in a file, parted from it by a blank line, are the file's.</summary>
    private static int Start(TypePart part)
    {
        var full = part.Node.FullSpan.Start;
        if (full > 0)
            return full;
        var trivia = part.Node.GetLeadingTrivia();
        for (var i = trivia.Count - 1; i > 0; i--)
            if (trivia[i].IsKind(SyntaxKind.EndOfLineTrivia) && trivia[i - 1].IsKind(SyntaxKind.EndOfLineTrivia))
                return trivia[i].FullSpan.End;
        return full;
    }

    /// <summary>
    /// Directives in front of the type that close or open something around other code stay; a pair that holds nothing
    /// but the type goes with it.
    /// </summary>
    private static (int Start, int End) WithOwnDirectives(MemberDeclarationSyntax node, Directives directives, int start)
    {
        var end = node.FullSpan.End;
        var next = node.GetLastToken().GetNextToken(includeZeroWidth: true);
        foreach (var directive in directives.All.Where(candidate => candidate.SpanStart >= start && candidate.SpanStart < node.SpanStart))
        {
            var pair = directives.Pairs.FirstOrDefault(candidate => candidate.Open == directive);
            var closesInside = (pair?.Close ?? directives.RestoreOf(directive)) is { } close && close.SpanStart < node.Span.End;
            if (closesInside || directives.Pairs.Any(candidate => candidate.Close == directive && candidate.Open.SpanStart >= start))
                continue;
            if (
                (pair?.Close ?? directives.RestoreOf(directive)) is { } behind
                && behind.SpanStart >= end
                && next.LeadingTrivia.FullSpan.Contains(behind.SpanStart)
            )
                end = behind.FullSpan.End;
            else
                start = directive.FullSpan.End;
        }

        return (start, end);
    }

    private static void Refuse(TypePart part, Directives directives, int start, int end, string root)
    {
        var crossing = directives.Pairs.FirstOrDefault(pair =>
            pair.Close is not null
            && (pair.Open.SpanStart >= start && pair.Open.SpanStart < end) != (pair.Close.SpanStart >= start && pair.Close.SpanStart < end)
        );
        var branched = directives.ConditionsAround(start, end).FirstOrDefault(pair => pair.HasBranches);
        var line = directives.All.FirstOrDefault(directive => directive is LineDirectiveTriviaSyntax && directive.SpanStart < end);
        var obstacle = crossing?.Open ?? branched?.Open ?? line;
        if (obstacle is null)
            return;
        throw new GripException(
            ExitCode.Refused,
            crossing is not null ? "A directive begins in the type's text and ends outside of it, or the other way round."
                : branched is not null
                    ? "The type lies in one branch of an #if with several branches; what stands in the others would be separated from it."
                : "The file maps its lines to another file with #line.",
            "Move it by hand.",
            [SymbolText.Place(part.Node.SyntaxTree, obstacle.SpanStart, root) + " " + obstacle.ToString().Trim()]
        );
    }

    private static TextSpan TrimBlankLines(SourceText text, int start, int end)
    {
        var line = text.Lines.GetLineFromPosition(start);
        while (line.EndIncludingLineBreak < end && string.IsNullOrWhiteSpace(line.ToString()) && line.Start >= start)
            line = text.Lines.GetLineFromPosition(line.EndIncludingLineBreak);
        var last = text.Lines.GetLineFromPosition(end - 1);
        while (string.IsNullOrWhiteSpace(last.ToString()) && last.LineNumber > line.LineNumber)
            last = text.Lines[last.LineNumber - 1];
        return TextSpan.FromBounds(Math.Max(start, line.Start), Math.Min(end, last.EndIncludingLineBreak));
    }

    /// <summary>Where the type was the first of its block, the blank line behind it goes too; where it was the last of the file, the one before it.</summary>
    private static TextSpan Removal(SourceText text, int start, int end)
    {
        var before = start == 0 ? null : (TextLine?)text.Lines.GetLineFromPosition(start - 1);
        var opens = before is not { } line || line.ToString().TrimEnd().EndsWith('{') || string.IsNullOrWhiteSpace(line.ToString());
        while (
            opens
            && end < text.Length
            && text.Lines.GetLineFromPosition(end) is var next
            && next.Start == end
            && string.IsNullOrWhiteSpace(next.ToString())
        )
            end = next.EndIncludingLineBreak;
        if (end == text.Length && start > 0 && text[text.Length - 1] is not ('\n' or '\r'))
            while (start > 0 && text[start - 1] is '\n' or '\r')
                start--;
        return TextSpan.FromBounds(start, end);
    }
}
