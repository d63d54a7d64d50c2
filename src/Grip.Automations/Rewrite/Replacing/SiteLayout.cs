using Grip.Automations.Rewrite.Patterns;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Rewrite.Replacing;

/// <summary>Line breaks of a replacement in the file's own way: its line ends, and the indentation of the site.</summary>
internal sealed class SiteLayout(SourceText text, int position, Pattern template)
{
    private readonly Lazy<string> newline = new(() => Newline(text));
    private readonly Lazy<string> indentation = new(() => Indentation(text, position));
    private readonly Lazy<int> common = new(() => Common(template.Source));

    public string Gap(string gap)
    {
        if (!gap.Contains('\n', StringComparison.Ordinal))
            return gap;
        var lines = gap.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        return string.Join(newline.Value, lines.Select((line, index) => index == 0 ? line : Line(line, index == lines.Length - 1)));
    }

    private string Line(string line, bool isLast)
    {
        var own = line.Length - line.TrimStart().Length;
        return !isLast && own == line.Length ? "" : indentation.Value + line[Math.Min(own, common.Value)..];
    }

    public static string Indentation(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position).ToString();
        return line[..(line.Length - line.TrimStart().Length)];
    }

    public static string Newline(SourceText text)
    {
        var first = text.Lines[0];
        var end = text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak));
        return end.Length > 0 ? end : "\n";
    }

    private static int Common(string source) =>
        source
            .Split('\n')
            .Skip(1)
            .Where(line => !string.IsNullOrWhiteSpace(line))
            .Select(line => line.Length - line.TrimStart().Length)
            .DefaultIfEmpty(0)
            .Min();
}
