using System.Collections.Immutable;
using Grip.Automations.Pieces;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.ChangeSignature;

/// <summary>One element of a list as it will be: an old one, maybe with something put before it, or a new one.</summary>
/// <param name="Old">Its index in the list as it is; -1 for a new one.</param>
/// <param name="Core">Its text without the comments around it.</param>
internal sealed record ListItem(int Old, ImmutableArray<Piece> Core)
{
    public static ListItem New(string text) => new(-1, [new Piece.New(text)]);

    public static ListItem Kept(int index, string path, TextSpan span, string before = "") =>
        new(index, before.Length == 0 ? [new Piece.Kept(path, span)] : [new Piece.New(before), new Piece.Kept(path, span)]);
}

/// <summary>
/// Writes a comma-separated list anew in its own layout: one element a line stays one a line, and comments go with
/// their element.
/// </summary>
internal sealed class ListLayout
{
    private readonly SourceText _text;
    private readonly TextSpan _span;
    private readonly (string Space, string Lead, string Behind, string LineComment)[] _parts;
    private readonly string _closing;

    /// <param name="span">Between the brackets.</param>
    public ListLayout(SourceText text, TextSpan span, IReadOnlyList<SyntaxNode> nodes, IReadOnlyList<SyntaxToken> separators)
    {
        _text = text;
        _span = span;
        _parts = new (string, string, string, string)[nodes.Count];
        var start = span.Start;
        var closing = "";
        for (var i = 0; i < nodes.Count; i++)
        {
            var (space, lead) = SplitAtComment(Text(start, nodes[i].SpanStart));
            var end = i < nodes.Count - 1 ? separators[i].SpanStart : span.End;
            var behind = Text(nodes[i].Span.End, end);
            var comment = "";
            if (i < nodes.Count - 1)
            {
                start = separators[i].Span.End;
                comment = CommentOnLine(start, nodes[i + 1].SpanStart);
                start += comment.Length;
            }
            else
                (behind, comment, closing) = SplitClosing(behind);

            _parts[i] = (space, lead, behind.TrimEnd(), comment.TrimEnd());
        }

        _closing = nodes.Count == 0 ? Text(span.Start, span.End) : closing;
    }

    public ImmutableArray<Piece> Write(IReadOnlyList<ListItem> items)
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        for (var i = 0; i < items.Count; i++)
        {
            var part = items[i].Old >= 0 ? _parts[items[i].Old] : default;
            pieces.Add(new Piece.New(Space(i) + part.Lead));
            pieces.AddRange(items[i].Core);
            var comma = i < items.Count - 1 ? "," : "";
            var comment = part.LineComment is { Length: > 0 } line ? (line.StartsWith(' ') ? line : " " + line) : "";
            pieces.Add(new Piece.New(part.Behind + comma + comment));
        }

        var endsInComment =
            items.Count > 0 && items[^1].Old >= 0 && _parts[items[^1].Old].LineComment.StartsWith("//", StringComparison.Ordinal);
        var needsBreak = endsInComment && !_closing.Contains('\n', StringComparison.Ordinal);
        if (items.Count > 0)
            pieces.Add(new Piece.New(needsBreak ? "\n" + _closing : _closing));
        return pieces.ToImmutable();
    }

    /// <summary>White space in front of the element at a position of the new list.</summary>
    private string Space(int position)
    {
        if (position < _parts.Length)
            return _parts[position].Space;
        if (_parts.Length == 0)
            return position == 0 ? "" : " ";
        var last = _parts[^1].Space;
        return _parts.Length > 1 || last.Contains('\n', StringComparison.Ordinal) ? last
            : position == 0 ? ""
            : " ";
    }

    private static (string Space, string Lead) SplitAtComment(string text)
    {
        var comment = text.IndexOf('/', StringComparison.Ordinal);
        if (comment < 0 && (comment = text.IndexOf('#', StringComparison.Ordinal)) < 0)
            return (text, "");
        return (text[..comment], text[comment..]);
    }

    private string CommentOnLine(int start, int limit)
    {
        var line = _text.Lines.GetLineFromPosition(start);
        var rest = Text(start, Math.Min(line.End, limit));
        return line.End < limit && rest.TrimStart().StartsWith('/') ? rest : "";
    }

    /// <summary>Behind the last element: its own comments, a comment to the end of the line, and the white space before the bracket.</summary>
    private static (string Behind, string Comment, string Closing) SplitClosing(string text)
    {
        var closing = text.Length - text.TrimEnd().Length;
        var own = text[..^closing];
        var lines = own.IndexOf("//", StringComparison.Ordinal);
        return lines < 0 ? (own, "", text[^closing..]) : (own[..lines].TrimEnd(), own[lines..], text[^closing..]);
    }

    private string Text(int start, int end) => _text.ToString(TextSpan.FromBounds(start, Math.Max(start, end)));

    public TextSpan Span => _span;
}
