using System.Collections.Immutable;
using Grip.Core.Text;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Repair;

/// <summary>A file's text with the steps that led to it, so that a place can be followed back to the first text.</summary>
internal sealed class FileHistory
{
    private readonly ImmutableStack<ImmutableArray<TextEdit>> steps;

    public FileHistory(SourceText text)
        : this(text, []) { }

    private FileHistory(SourceText text, ImmutableStack<ImmutableArray<TextEdit>> steps) => (Text, this.steps) = (text, steps);

    public SourceText Text { get; }

    /// <param name="edits">Sorted, without overlaps.</param>
    public FileHistory With(ImmutableArray<TextEdit> edits) =>
        new(Text.WithChanges(edits.Select(edit => new TextChange(new TextSpan(edit.Start, edit.Length), edit.NewText))), steps.Push(edits));

    public TextSpan Original(TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        foreach (var step in steps)
            (start, end) = (Back(start, step, toEnd: false), Back(end, step, toEnd: true));
        return TextSpan.FromBounds(start, Math.Max(start, end));
    }

    /// <summary>Where a span stands after edits that don't cut through its borders.</summary>
    public static TextSpan Forward(TextSpan span, ImmutableArray<TextEdit> edits)
    {
        var (start, end) = (span.Start, span.End);
        foreach (var edit in edits)
        {
            var growth = edit.NewText.Length - edit.Length;
            if (edit.End <= span.Start && !(edit.Length == 0 && edit.Start == span.Start))
                start += growth;
            if (edit.Start <= span.End)
                end += growth;
        }

        return TextSpan.FromBounds(start, Math.Max(start, end));
    }

    // Inside of what a step wrote there is no such place: its border stands for it.
    private static int Back(int position, ImmutableArray<TextEdit> step, bool toEnd)
    {
        var shift = 0;
        foreach (var edit in step)
        {
            var start = edit.Start + shift;
            var end = start + edit.NewText.Length;
            if (position <= start)
                break;
            if (position < end)
                return toEnd ? edit.End : edit.Start;
            shift += edit.NewText.Length - edit.Length;
        }

        return position - shift;
    }
}
