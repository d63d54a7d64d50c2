using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Repair;

/// <summary>From places of a text to the same lines of an earlier one; the identity where the texts are equal.</summary>
internal sealed class TextMap
{
    private readonly SourceText now;
    private readonly SourceText then;

    /// <summary>For each line the same line before, -1 for a new one; null if nothing differs.</summary>
    private readonly int[]? lines;

    public TextMap(SourceText now, SourceText then)
    {
        (this.now, this.then) = (now, then);
        if (!now.ContentEquals(then))
            lines = Aligned();
    }

    /// <summary>Null if the span lies in lines that did not exist.</summary>
    public TextSpan? Back(TextSpan span)
    {
        if (lines is null)
            return span;
        var first = now.Lines.GetLineFromPosition(Math.Min(span.Start, now.Length));
        var last = now.Lines.GetLineFromPosition(Math.Min(span.End, now.Length));
        if (lines[first.LineNumber] < 0 || lines[last.LineNumber] < 0)
            return null;
        var start = then.Lines[lines[first.LineNumber]].Start + span.Start - first.Start;
        var end = then.Lines[lines[last.LineNumber]].Start + span.End - last.Start;
        return end >= start && end <= then.Length ? TextSpan.FromBounds(start, end) : null;
    }

    // Lines that occur once on both sides anchor the rest; between anchors equal lines follow from both ends.
    private int[] Aligned()
    {
        var (ours, theirs) = (Texts(now), Texts(then));
        var result = new int[ours.Length];
        Array.Fill(result, -1);
        var before = theirs
            .Select((text, index) => (text, index))
            .GroupBy(line => line.text)
            .Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.First().index);
        var last = -1;
        foreach (
            var line in ours.Select((text, index) => (text, index))
                .GroupBy(line => line.text)
                .Where(group => group.Count() == 1)
                .Select(group => group.First())
                .OrderBy(line => line.index)
        )
            if (before.TryGetValue(line.text, out var index) && index > last)
                result[line.index] = last = index;
        for (var i = 1; i < result.Length; i++)
            if (result[i] < 0 && result[i - 1] >= 0 && result[i - 1] + 1 < theirs.Length && ours[i] == theirs[result[i - 1] + 1])
                result[i] = result[i - 1] + 1;
        for (var i = result.Length - 2; i >= 0; i--)
            if (result[i] < 0 && result[i + 1] > 0 && ours[i] == theirs[result[i + 1] - 1])
                result[i] = result[i + 1] - 1;
        if (result.Length > 0 && result[0] < 0 && theirs.Length > 0 && ours[0] == theirs[0])
            result[0] = 0;
        return result;
    }

    private static string[] Texts(SourceText text) => [.. text.Lines.Select(line => line.ToString())];
}
