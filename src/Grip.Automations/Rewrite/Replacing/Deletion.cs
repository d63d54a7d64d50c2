using System.Collections.Immutable;
using Grip.Automations.Rewrite.Matching;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Rewrite.Replacing;

/// <summary>What an empty replacement takes away: the match with its separators, its lines and what belongs to it.</summary>
internal static class Deletion
{
    /// <exception cref="SiteRefusedException">Something has to stand there.</exception>
    public static ImmutableArray<TextEdit> Edits(PatternMatch match, SourceText text) =>
        match.Node switch
        {
            _ when match.Tokens[0].Parent == match.Node
                    && MemberMatch.Modifiers(match.Node).Contains(match.Tokens[0])
                    && match.Tokens.Length <= 3
                    && match.Tokens.All(token => MemberMatch.Modifiers(match.Node).Contains(token)) =>
            [
                .. match.Tokens.Select(token => Modifier(token, text)),
            ],
            AttributeSyntax attribute => [Attribute(attribute, text)],
            UsingDirectiveSyntax directive => [Lines(directive.SpanStart, directive.Span.End, text)],
            StatementSyntax statement => [Statements(statement, match.Nodes[^1], text)],
            MemberDeclarationSyntax member => [Member(member, text)],
            ExpressionSyntax { Parent: ExpressionStatementSyntax statement } => [Statements(statement, statement, text)],
            ExpressionSyntax { Parent: ArgumentSyntax argument } => [ListElement(argument, text)],
            _ => throw new SiteRefusedException("something has to stand in its place"),
        };

    private static TextEdit Modifier(SyntaxToken token, SourceText text)
    {
        var next = token.GetNextToken();
        var between = text.ToString(TextSpan.FromBounds(token.Span.End, next.SpanStart));
        var length = between.Length - between.TrimStart(' ', '\t').Length;
        return new TextEdit(token.SpanStart, token.Span.Length + length, "");
    }

    private static TextEdit Attribute(AttributeSyntax attribute, SourceText text)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
            return ListElement(attribute, text);
        var lines = Lines(list.SpanStart, list.Span.End, text);
        if (lines.Length > list.Span.Length)
            return lines;
        var rest = text.ToString(TextSpan.FromBounds(list.Span.End, list.GetLastToken().GetNextToken().SpanStart));
        return new TextEdit(list.SpanStart, list.Span.Length + rest.Length - rest.TrimStart(' ', '\t').Length, "");
    }

    /// <summary>An element of a separated list with one of its separators.</summary>
    private static TextEdit ListElement(SyntaxNode element, SourceText text)
    {
        var next = element.GetLastToken().GetNextToken();
        if (next.IsKind(SyntaxKind.CommaToken))
        {
            var rest = text.ToString(TextSpan.FromBounds(next.Span.End, next.GetNextToken().SpanStart));
            return new TextEdit(element.SpanStart, next.Span.End - element.SpanStart + rest.Length - rest.TrimStart(' ', '\t').Length, "");
        }

        var previous = element.GetFirstToken().GetPreviousToken();
        var start = previous.IsKind(SyntaxKind.CommaToken) ? previous.SpanStart : element.SpanStart;
        return new TextEdit(start, element.Span.End - start, "");
    }

    private static TextEdit Statements(StatementSyntax first, SyntaxNode last, SourceText text) =>
        first.Parent switch
        {
            BlockSyntax or SwitchSectionSyntax => Lines(first.SpanStart, last.Span.End, text),
            GlobalStatementSyntax => Lines(first.SpanStart, last.Span.End, text),
            ElseClauseSyntax otherwise when otherwise.Parent is IfStatementSyntax => new TextEdit(
                otherwise.GetFirstToken().GetPreviousToken().Span.End,
                otherwise.Span.End - otherwise.GetFirstToken().GetPreviousToken().Span.End,
                ""
            ),
            LabeledStatementSyntax => throw new SiteRefusedException("a label stands before it"),
            _ => new TextEdit(first.SpanStart, last.Span.End - first.SpanStart, "{ }"),
        };

    /// <summary>A member with its attributes, its documentation and the comments that touch it.</summary>
    private static TextEdit Member(MemberDeclarationSyntax member, SourceText text)
    {
        var start = member.SpanStart;
        foreach (var trivia in member.GetLeadingTrivia().Reverse())
        {
            if (trivia.IsDirective)
                break;
            var line = text.Lines.GetLineFromPosition(trivia.SpanStart);
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia) && string.IsNullOrWhiteSpace(line.ToString()))
                break;
            if (trivia.HasStructure || trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia)
                start = text.Lines.GetLineFromPosition(trivia.FullSpan.Start).Start;
        }

        var content = text.ToString(TextSpan.FromBounds(start, member.SpanStart));
        start += content.Length - content.TrimStart().Length;
        return Lines(start, member.Span.End, text);
    }

    /// <summary>
    /// The stretch, with its whole lines if nothing else stands on them, and with one of two blank lines that would meet.
    /// </summary>
    private static TextEdit Lines(int start, int end, SourceText text)
    {
        var first = text.Lines.GetLineFromPosition(start);
        var last = text.Lines.GetLineFromPosition(end);
        var before = text.ToString(TextSpan.FromBounds(first.Start, start));
        var after = text.ToString(TextSpan.FromBounds(end, last.End)).TrimStart();
        if (!string.IsNullOrWhiteSpace(before) || after.Length > 0 && !after.StartsWith("//", StringComparison.Ordinal))
        {
            // Alone at the end of a line, the white space before it goes; else the white space after it.
            if (after.Length == 0)
                return new TextEdit(
                    start - (before.Length - before.TrimEnd().Length),
                    end - start + (before.Length - before.TrimEnd().Length),
                    ""
                );
            var rest = text.ToString(TextSpan.FromBounds(end, last.End));
            return new TextEdit(start, end - start + rest.Length - rest.TrimStart().Length, "");
        }

        var stop = last.EndIncludingLineBreak;
        var previous = first.LineNumber > 0 ? text.Lines[first.LineNumber - 1].ToString().Trim() : "";
        var next = last.LineNumber + 1 < text.Lines.Count ? text.Lines[last.LineNumber + 1].ToString().Trim() : null;
        if (next is { Length: 0 } && (previous.Length == 0 || previous.EndsWith('{')))
            stop = text.Lines[last.LineNumber + 1].EndIncludingLineBreak;
        else if (previous.Length == 0 && first.LineNumber > 0 && next is not null && next.StartsWith('}'))
            return new TextEdit(text.Lines[first.LineNumber - 1].Start, stop - text.Lines[first.LineNumber - 1].Start, "");
        return new TextEdit(first.Start, stop - first.Start, "");
    }
}
