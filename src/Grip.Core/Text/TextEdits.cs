using System.Collections.Immutable;
using System.Text;

namespace Grip.Core.Text;

/// <summary>Operations on lists of edits to one text.</summary>
public static class TextEdits
{
    /// <summary>Sorts by position and drops exact duplicates; edits that two target frameworks agree on become one.</summary>
    /// <exception cref="OverlappingEditsException">Two edits disagree about the same characters.</exception>
    public static ImmutableArray<TextEdit> Normalize(IEnumerable<TextEdit> edits)
    {
        var sorted = edits.Distinct().OrderBy(edit => edit.Start).ThenBy(edit => edit.End).ToImmutableArray();
        for (var i = 1; i < sorted.Length; i++)
            if (
                sorted[i].Start < sorted[i - 1].End
                || sorted[i] is { Length: 0 } && sorted[i].Start == sorted[i - 1].Start && sorted[i - 1].Length == 0
            )
                throw new OverlappingEditsException(sorted[i - 1], sorted[i]);

        return sorted;
    }

    /// <summary>The text with all <paramref name="edits"/> applied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An edit lies outside the text.</exception>
    public static string Apply(string text, ImmutableArray<TextEdit> edits)
    {
        var result = new StringBuilder(text.Length + 256);
        var position = 0;
        foreach (var edit in Normalize(edits))
        {
            if (edit.Start < 0 || edit.Length < 0 || edit.End > text.Length)
                throw new ArgumentOutOfRangeException(
                    nameof(edits),
                    $"The edit {edit.Start}..{edit.End} lies outside the text, which has {text.Length} characters."
                );
            result.Append(text, position, edit.Start - position).Append(edit.NewText);
            position = edit.End;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }
}

/// <summary>Two edits of one text overlap and do not say the same; the proposer has to decide.</summary>
public sealed class OverlappingEditsException(TextEdit first, TextEdit second)
    : Exception($"Two edits overlap: {first.Start}..{first.End} and {second.Start}..{second.End}.")
{
    public TextEdit First { get; } = first;
    public TextEdit Second { get; } = second;
}
