using Grip.Screen.Markdown;
using Grip.Screen.Text;

namespace Grip.Screen.Items;

/// <summary>What the model said, as Markdown.</summary>
internal sealed record AnswerItem(string Text) : Item
{
    public const string Lead = "● ";
    public const string Indent = "  ";

    public override IEnumerable<Line> Render(int width, bool whole)
    {
        var markdown = new MarkdownStream { Width = width - Lead.Length };
        List<Line> lines = [.. markdown.Add(Text.Trim()), .. markdown.End()];
        return lines.Select((line, i) => line.Prepend(i == 0 ? Lead : Indent, Ink.Plain));
    }
}

/// <summary>What the model thought, as far as it shows it.</summary>
internal sealed record ThoughtItem(string Text, TimeSpan Duration) : Item
{
    public override bool IsCompact => true;

    public override IEnumerable<Line> Render(int width, bool whole)
    {
        yield return Line.Of($"∴ Thought for {Output.Duration.Of(Duration)}{(whole ? "" : " (Ctrl-O shows it)")}", Ink.Faint).Cut(width);
        if (!whole)
            yield break;
        foreach (var row in Line.Lines(Text.Trim(), Ink.Faint.With(Weight.Italic)).Wrap(width - 2))
            yield return row.Prepend("  ", Ink.Plain);
    }
}
