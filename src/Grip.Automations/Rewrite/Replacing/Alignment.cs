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
        var inserted = string.Concat(wanted[newFrom..newTo].Select((unit, index) => (index == 0 ? "" : unit.Gap) + unit.Text));
        var previous = oldFrom > 0 ? old[oldFrom - 1] : default;
        var hasPrevious = oldFrom > 0;
        var hasNext = oldTo < old.Count;
        if (oldFrom < oldTo && newFrom < newTo)
            edits.Add(Keeping(old[oldFrom].Span.Start, old[oldTo - 1].Span.End, inserted, isLast: !hasNext));
        else if (newFrom < newTo)
        {
            if (hasPrevious && (wanted[newFrom].Gap.Length == 0 || !hasNext))
                edits.Add(new TextEdit(previous.Span.End, 0, wanted[newFrom].Gap + inserted));
            else if (hasNext)
                edits.Add(new TextEdit(old[oldTo].Span.Start, 0, inserted + wanted[newTo].Gap));
        }
        else if (oldFrom < oldTo)
        {
            var gap = hasNext && hasPrevious ? wanted[newTo].Gap : "";
            var start = hasPrevious && (gap.Length == 0 || !hasNext) ? previous.Span.End : old[oldFrom].Span.Start;
            var end = hasNext ? old[oldTo].Span.Start : old[oldTo - 1].Span.End;
            edits.Add(Keeping(start, end, "", isLast: !hasNext));
        }
    }

    /// <summary>The edit with the comments that it would otherwise take away.</summary>
    private TextEdit Keeping(int start, int end, string inserted, bool isLast)
    {
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

    private IEnumerable<SyntaxTrivia> LostTrivia(int start, int end)
    {
        var moved = wanted.Where(unit => unit.Source is not null).Select(unit => unit.Source!.Value).ToArray();
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
