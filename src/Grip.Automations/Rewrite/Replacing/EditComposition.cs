using System.Collections.Immutable;
using Grip.Core.Text;

namespace Grip.Automations.Rewrite.Replacing;

/// <summary>Two rounds of edits as one.</summary>
internal static class EditComposition
{
    /// <param name="first">Edits of a text.</param>
    /// <param name="second">Edits of that text after <paramref name="first"/>.</param>
    public static ImmutableArray<TextEdit> Compose(string text, ImmutableArray<TextEdit> first, ImmutableArray<TextEdit> second)
    {
        if (first.IsEmpty || second.IsEmpty)
            return first.IsEmpty ? TextEdits.Normalize(second) : TextEdits.Normalize(first);
        var between = TextEdits.Apply(text, first);
        var after = TextEdits.Apply(between, second);
        // Stretches of the middle text that both rounds leave alone anchor the result.
        var anchors = Untouched(text.Length, first, between.Length, second);
        var edits = new List<TextEdit>();
        var (oldEnd, newEnd) = (0, 0);
        foreach (var (oldStart, newStart, length) in anchors.Append((text.Length, after.Length, 0)))
        {
            if (oldStart > oldEnd || newStart > newEnd)
                edits.Add(new TextEdit(oldEnd, oldStart - oldEnd, after[newEnd..newStart]));
            (oldEnd, newEnd) = (oldStart + length, newStart + length);
        }

        return TextEdits.Normalize(edits);
    }

    private static IEnumerable<(int Old, int New, int Length)> Untouched(
        int oldLength,
        ImmutableArray<TextEdit> first,
        int betweenLength,
        ImmutableArray<TextEdit> second
    )
    {
        // (start in the middle text, its end, how far the other text is shifted)
        var kept = Gaps(TextEdits.Normalize(first), oldLength, inNewText: true);
        var again = Gaps(TextEdits.Normalize(second), betweenLength, inNewText: false);
        for (var (i, j) = (0, 0); i < kept.Count && j < again.Count; )
        {
            var start = Math.Max(kept[i].Start, again[j].Start);
            var end = Math.Min(kept[i].End, again[j].End);
            if (start < end)
                yield return (start - kept[i].Shift, start + again[j].Shift, end - start);
            if (kept[i].End < again[j].End)
                i++;
            else
                j++;
        }
    }

    /// <summary>The stretches between edits, in the coordinates of the middle text.</summary>
    private static List<(int Start, int End, int Shift)> Gaps(ImmutableArray<TextEdit> edits, int length, bool inNewText)
    {
        var gaps = new List<(int, int, int)>();
        var (position, shift) = (0, 0);
        foreach (var edit in edits)
        {
            gaps.Add(inNewText ? (position + shift, edit.Start + shift, shift) : (position, edit.Start, shift));
            shift += edit.NewText.Length - edit.Length;
            position = edit.End;
        }

        gaps.Add(inNewText ? (position + shift, length + shift, shift) : (position, length, shift));
        return gaps;
    }
}
