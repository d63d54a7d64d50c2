using System.Collections.Immutable;
using Grip.Core.Text;

namespace Grip.Gate.Landing;

/// <summary>Takes the way from one text to another back (or forth) on a text that has gone on from there.</summary>
internal static class ThreeWay
{
    /// <param name="common">The text that both sides start from.</param>
    /// <param name="wanted">Where our side goes.</param>
    /// <param name="current">Where the other side went; it is what stands in the file.</param>
    /// <param name="conflicts">The lines of <paramref name="current"/>, counted from 1, where both sides changed the same; empty if it worked.</param>
    public static string Merge(string common, string wanted, string current, out ImmutableArray<int> conflicts)
    {
        var (ours, theirs) = (TextDiff.Edits(common, wanted), TextDiff.Edits(common, current));
        conflicts = Conflicts(common, ours, theirs, current);
        return conflicts.IsEmpty ? TextEdits.Apply(common, [.. ours, .. theirs]) : current;
    }

    private static ImmutableArray<int> Conflicts(
        string common,
        ImmutableArray<TextEdit> ours,
        ImmutableArray<TextEdit> theirs,
        string current
    )
    {
        var lines = new SortedSet<int>();
        var (shift, next) = (0, 0);
        foreach (var their in theirs)
        {
            while (next < ours.Length && ours[next].End < their.Start)
                next++;
            for (var i = next; i < ours.Length && ours[i].Start <= their.End; i++)
                if (ours[i] != their && Collide(common, ours[i], their))
                    lines.Add(1 + current.AsSpan(0, their.Start + shift).Count('\n'));
            shift += their.NewText.Length - their.Length;
        }

        return [.. lines];
    }

    /// <summary>Edits that only touch are apart at the start of a line; in mid-line they might form one word.</summary>
    private static bool Collide(string common, TextEdit one, TextEdit other)
    {
        if (one.Start < other.End && other.Start < one.End)
            return true;
        if (one.Length == 0 && other.Length == 0)
            return one.Start == other.Start;
        var touches = one.End == other.Start || other.End == one.Start;
        var at = one.End == other.Start ? one.End : other.End;
        return touches && !(at == 0 || common[at - 1] is '\n');
    }
}
