using System.Collections.Immutable;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Rewrite.Replacing;

/// <summary>
/// Turns the code that stands at a site into the code that is to stand there, token by token: what stays keeps its place,
/// its layout and its comments.
/// </summary>
internal sealed class Alignment(SourceText text, ImmutableArray<SyntaxToken> tokens, ImmutableArray<Unit> wanted)
{
    private readonly List<(TextSpan Span, string Text, int First, int Last)> old = [];

    /// <exception cref="SiteRefusedException">A comment or a directive would be lost.</exception>
    public ImmutableArray<TextEdit> Edits()
    {
        CollectOld();
        var edits = new List<TextEdit>();
        var (lastOld, lastNew) = (-1, -1);
        foreach (var (i, j) in Kept().Append((old.Count, wanted.Length)))
        {
            Stretch(lastOld + 1, i, lastNew + 1, j, edits);
            (lastOld, lastNew) = (i, j);
        }

        return [.. edits];
    }

    /// <summary>The sources that stay where they are.</summary>
    public ImmutableArray<TextSpan> KeptSources() =>
        [.. Kept().Where(pair => wanted[pair.New].Source is not null).Select(pair => wanted[pair.New].Source!.Value)];

    private void CollectOld()
    {
        if (old.Count > 0)
            return;
        var sources = wanted.Where(unit => unit.Source is not null).Select(unit => unit.Source!.Value).ToHashSet();
        for (var i = 0; i < tokens.Length; i++)
        {
            var start = tokens[i].SpanStart;
            var source = sources
                .Where(span => span.Start == start && span.Length > 0)
                .OrderByDescending(span => span.Length)
                .FirstOrDefault();
            var last = i;
            while (source.Length > 0 && last + 1 < tokens.Length && tokens[last + 1].SpanStart < source.End)
                last++;
            old.Add((TextSpan.FromBounds(start, tokens[last].Span.End), last == i && source.Length == 0 ? tokens[i].Text : "", i, last));
            i = last;
        }
    }

    // The longest common subsequence, where a captured stretch counts as much as it is long.
    private List<(int Old, int New)> Kept()
    {
        CollectOld();
        var best = new int[old.Count + 1, wanted.Length + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        for (var j = wanted.Length - 1; j >= 0; j--)
        {
            best[i, j] = Math.Max(best[i + 1, j], best[i, j + 1]);
            if (IsSame(i, j))
                best[i, j] = Math.Max(
                    best[i, j],
                    best[i + 1, j + 1] + 1 + (wanted[j].Source is null ? 0 : 2 * (old[i].Last - old[i].First + 1))
                );
        }

        var kept = new List<(int, int)>();
        for (var (i, j) = (0, 0); i < old.Count && j < wanted.Length; )
            if (
                IsSame(i, j)
                && best[i, j] == best[i + 1, j + 1] + 1 + (wanted[j].Source is null ? 0 : 2 * (old[i].Last - old[i].First + 1))
            )
                kept.Add((i++, j++));
            else if (best[i, j] == best[i + 1, j])
                i++;
            else
                j++;
        return kept;
    }

    private bool IsSame(int i, int j) =>
        wanted[j].Source is { } source ? source == old[i].Span : old[i].Text.Length > 0 && old[i].Text == wanted[j].Text;

    private void Stretch(int oldFrom, int oldTo, int newFrom, int newTo, List<TextEdit> edits)
    {
        if (oldFrom == oldTo && newFrom == newTo)
            return;
        var inserted = string.Concat(wanted[newFrom..newTo].Select((unit, index) => (index == 0 ? "" : unit.Gap) + unit.Text));
        int? previous = oldFrom > 0 ? old[oldFrom - 1].Span.End : null;
        int? next = oldTo < old.Count ? old[oldTo].Span.Start : null;
        var left = newFrom < newTo && previous is not null ? wanted[newFrom].Gap : "";
        var right = next is not null && newTo < wanted.Length ? wanted[newTo].Gap : "";
        if (oldFrom == oldTo)
            Insert(previous, next, left, inserted, right, edits);
        else if (newFrom == newTo)
            Delete(previous, next, TextSpan.FromBounds(old[oldFrom].Span.Start, old[oldTo - 1].Span.End), right, edits);
        else
            Replace(previous, next, TextSpan.FromBounds(old[oldFrom].Span.Start, old[oldTo - 1].Span.End), (left, inserted, right), edits);
    }

    private void Insert(int? previous, int? next, string left, string inserted, string right, List<TextEdit> edits)
    {
        if (previous is { } from && next is { } to && IsPlain(from, to))
            edits.Add(new TextEdit(from, to - from, left + inserted + right));
        else if (previous is { } end && (left.Length == 0 || next is null))
            edits.Add(new TextEdit(end, 0, left + inserted));
        else
            edits.Add(new TextEdit(next ?? tokens[0].SpanStart, 0, inserted + right));
    }

    private void Delete(int? previous, int? next, TextSpan gone, string gap, List<TextEdit> edits)
    {
        var (start, end) = (gone.Start, gone.End);
        if (previous is { } from && (next is null || gap.Length == 0 || IsPlain(from, start)))
            start = from;
        if (next is { } to)
            end = to;
        edits.Add(Keeping(start, end, previous is not null && next is not null && start == previous ? gap : "", isLast: next is null));
    }

    private void Replace(int? previous, int? next, TextSpan gone, (string Left, string Text, string Right) with, List<TextEdit> edits)
    {
        var (start, end) = (gone.Start, gone.End);
        var inserted = with.Text;
        if (previous is { } from)
        {
            // Plain space gives way to the replacement's own; a line break or a comment stays.
            if (IsPlain(from, start))
                (start, inserted) = (from, with.Left + inserted);
            else if (with.Left.Length > 0 && !char.IsWhiteSpace(text[start - 1]))
                inserted = with.Left + inserted;
        }

        if (next is { } to && IsPlain(end, to))
            (end, inserted) = (to, inserted + with.Right);
        edits.Add(Keeping(start, end, inserted, isLast: next is null));
    }

    private bool IsPlain(int start, int end)
    {
        for (var i = start; i < end; i++)
            if (text[i] is not (' ' or '\t'))
                return false;
        return true;
    }

    /// <summary>The edit with the comments that it would otherwise take away.</summary>
    private TextEdit Keeping(int start, int end, string inserted, bool isLast)
    {
        RefuseUnasked(start, end);
        foreach (var trivia in LostTrivia(start, end))
        {
            if (trivia.IsDirective)
                throw new SiteRefusedException($"a directive stands inside of it: {trivia.ToString().Trim()}");
            if (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
                inserted =
                    isLast ? $"{inserted} {trivia}"
                    : inserted.Length == 0 ? $"{trivia} "
                    : $"{trivia} {inserted}";
            else if (isLast && IsLineRest(end))
                inserted = $"{inserted} {trivia}";
            else
                throw new SiteRefusedException($"a comment inside of it would be lost: {trivia}");
        }

        return new TextEdit(start, end - start, inserted);
    }

    /// <summary>What the pattern does not ask about (a further modifier, an attribute) must not vanish with what it does.</summary>
    private void RefuseUnasked(int start, int end)
    {
        for (
            var token = tokens.FirstOrDefault(token => token.SpanStart >= start);
            token.RawKind != 0 && token.SpanStart < end;
            token = token.GetNextToken()
        )
            if (!tokens.Contains(token))
                throw new SiteRefusedException($"the pattern does not mention '{token}', which stands in the middle");
    }

    private IEnumerable<SyntaxTrivia> LostTrivia(int start, int end)
    {
        var moved = wanted.Where(unit => unit.Origin is not null).Select(unit => unit.Origin!.Value).ToArray();
        return tokens
            .SelectMany(token => token.LeadingTrivia.Concat(token.TrailingTrivia))
            .Where(trivia =>
                (trivia.IsDirective || trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia)
                && trivia.SpanStart >= start
                && trivia.Span.End <= end
                && !moved.Any(span => span.Contains(trivia.Span))
            );
    }

    private bool IsLineRest(int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        return string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(position, line.End)).TrimStart(';', ')'));
    }
}
