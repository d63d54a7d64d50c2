using Grip.Screen.Text;

namespace Grip.Screen.Items;

/// <summary>Something that was said or done in the session: once short on the screen, once whole in the transcript.</summary>
internal abstract record Item
{
    /// <summary>True if it follows another of its kind without an empty line between.</summary>
    public virtual bool IsCompact => false;

    /// <param name="width">Columns to use.</param>
    /// <param name="whole">True leaves nothing out.</param>
    public abstract IEnumerable<Line> Render(int width, bool whole);
}

/// <summary>What the user said.</summary>
internal sealed record PromptItem(string Text) : Item
{
    private const int MostRows = 12;

    public override IEnumerable<Line> Render(int width, bool whole)
    {
        var rows = Line.Lines(Text, Ink.Bold).Wrap(width - 2).ToList();
        return Folded.Of(rows, whole ? int.MaxValue : MostRows).Select((row, i) => row.Prepend(i == 0 ? "❯ " : "  ", Ink.Accent));
    }
}

/// <summary>A remark of the program.</summary>
internal sealed record NoteItem(string Text, Ink Ink) : Item
{
    public override bool IsCompact => true;

    public override IEnumerable<Line> Render(int width, bool whole) =>
        Line.Lines(Text, Ink).Wrap(width - 2).Select(row => row.Prepend("  ", Ink.Plain));
}

/// <summary>Lines that were made elsewhere: the answer of a command.</summary>
internal sealed record LinesItem(IReadOnlyList<Line> Lines) : Item
{
    public override IEnumerable<Line> Render(int width, bool whole) => Lines.Wrap(width - 2).Select(row => row.Prepend("  ", Ink.Plain));
}

internal static class Folded
{
    /// <summary>The first rows, and how many more there are.</summary>
    public static IEnumerable<Line> Of(IReadOnlyList<Line> rows, int most)
    {
        if (rows.Count - 1 <= most)
            return rows;
        return rows.Take(most).Append(Line.Of($"… {rows.Count - most} more lines (Ctrl-O shows all)", Ink.Faint));
    }
}
