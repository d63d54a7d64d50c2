using System.Collections.Immutable;
using Grip.Core.Text;

namespace Grip.Core.Editing;

/// <summary>How a text that a model wrote was found in a file, or why it was not.</summary>
public abstract record Replacement
{
    private Replacement() { }

    /// <param name="Edits">Against the file's text as it is.</param>
    /// <param name="Remark">Null if the text matched exactly; else what was different, for the model.</param>
    public sealed record Found(ImmutableArray<TextEdit> Edits, string? Remark) : Replacement;

    /// <param name="ForTheModel">What was not found or not unique, with the nearest lines of the file.</param>
    public sealed record Missed(string ForTheModel) : Replacement;
}

/// <summary>
/// Search and replace as models do it: exactly, else by whole lines with their white space normalised. Never a span longer
/// than what was asked for, never something merely similar.
/// </summary>
public static class TextReplacement
{
    /// <param name="text">The file's text.</param>
    /// <param name="oldText">What stands there, line ends of any kind.</param>
    /// <param name="newText">What shall stand there; its line ends become those of the file.</param>
    /// <param name="all">True replaces every occurrence; else there must be exactly one.</param>
    public static Replacement Find(string text, string oldText, string newText, bool all)
    {
        if (oldText.Length == 0)
            return new Replacement.Missed("old_string is empty. Write makes a new file; to insert, name the line that stands beside it.");
        var newLine = FileText.DominantNewLine(text);
        var (old, replacement) = (WithLineEnds(oldText, newLine), WithLineEnds(newText, newLine));
        if (old == replacement)
            return new Replacement.Missed("old_string and new_string are the same: the file already is as asked. Nothing was changed.");

        var exact = Occurrences(text, old);
        if (exact.Count == 0 && Occurrences(text, oldText) is { Count: > 0 } mixed)
            (exact, old, replacement) = (mixed, oldText, newText);
        if (exact.Count == 1 || (exact.Count > 1 && all))
            return new Replacement.Found([.. exact.Select(start => new TextEdit(start, old.Length, replacement))], null);
        return exact.Count > 1 ? NotUnique(text, exact) : ByLines(text, old, replacement);
    }

    private static Replacement ByLines(string text, string old, string replacement)
    {
        var lines = new TextLines(text);
        var wanted = new TextLines(old).Normalized;
        var starts = Enumerable
            .Range(0, Math.Max(0, lines.Count - wanted.Length + 1))
            .Where(i => wanted.AsSpan().SequenceEqual(lines.Normalized.AsSpan(i, wanted.Length)))
            .ToArray();
        if (starts.Length != 1 || wanted.All(line => line.Length == 0))
            return starts.Length > 1 ? NotUnique(text, [.. starts.Select(lines.StartOf)]) : Miss(lines, wanted);
        var (first, last) = (starts[0], starts[0] + wanted.Length - 1);
        var start = lines.StartOf(first);
        var end = old.EndsWith('\n') ? lines.EndWithBreakOf(last) : lines.EndOf(last);
        return new Replacement.Found(
            [new TextEdit(start, end - start, Indentation.Carry(replacement, lines.Raw(first), FirstLine(old)))],
            $"old_string did not match exactly: lines {first + 1}-{last + 1} match except for white space, and were replaced with the file's own indentation."
        );
    }

    private static Replacement.Missed Miss(TextLines lines, ImmutableArray<string> wanted)
    {
        if (NearestLines.Of(lines, wanted) is not { } nearest)
            return new Replacement.Missed("old_string does not occur in the file, and nothing in it is near. Read the file again.");
        return new Replacement.Missed(
            $"old_string does not occur in the file. The nearest place is line {nearest.Line + 1}:\n{nearest.Shown}\n{nearest.FirstDifference}\nNothing was changed; copy the lines as they stand there."
        );
    }

    private static Replacement.Missed NotUnique(string text, List<int> starts)
    {
        var lines = string.Join(", ", starts.Take(8).Select(start => text.AsSpan(0, start).Count('\n') + 1));
        return new Replacement.Missed(
            $"old_string occurs {starts.Count} times (lines {lines}). Nothing was changed: add lines around it until it is unique, or set replace_all."
        );
    }

    private static List<int> Occurrences(string text, string wanted)
    {
        var found = new List<int>();
        for (
            var i = text.IndexOf(wanted, StringComparison.Ordinal);
            i >= 0;
            i = text.IndexOf(wanted, i + wanted.Length, StringComparison.Ordinal)
        )
            found.Add(i);
        return found;
    }

    private static string WithLineEnds(string text, string newLine) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", newLine, StringComparison.Ordinal);

    private static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd('\r');
}
