using System.Globalization;
using Grip.Screen.Highlighting;
using Grip.Screen.Text;

namespace Grip.Screen.Diffs;

/// <summary>A patch as a person reads it: line numbers, what went in red, what came in green, the part of a line that differs in bold.</summary>
internal static class PatchView
{
    /// <param name="named">True if each file's name is shown; a single file is named by the line above.</param>
    /// <param name="context">Lines around a change that are shown at most.</param>
    public static List<Line> Render(string patch, int width, bool named, int context)
    {
        var lines = new List<Line>();
        foreach (var file in PatchFile.Parse(patch))
        {
            if (named)
                lines.Add(
                    Line.Of(new Span(file.Path, Ink.Bold), new Span($"  +{file.Added}", Ink.Good), new Span($" -{file.Removed}", Ink.Bad))
                        .Cut(width)
                );
            for (var i = 0; i < file.Hunks.Length; i++)
            {
                if (i > 0)
                    lines.Add(Line.Of("      ⋮", Ink.Faint));
                lines.AddRange(Hunk(file.Hunks[i], Language.OfFile(file.Path), width, context));
            }
        }

        return lines;
    }

    private static IEnumerable<Line> Hunk(PatchHunk hunk, Language? language, int width, int context)
    {
        var (old, @new) = (hunk.OldStart, hunk.NewStart);
        for (var i = 0; i < hunk.Lines.Length; i++)
        {
            var (mark, text) = (hunk.Lines[i][0], hunk.Lines[i][1..]);
            var number = mark == '-' ? old : @new;
            var lead = string.Create(CultureInfo.InvariantCulture, $"{number, 5} {mark} ");
            if (mark != ' ' || IsNear(hunk, i, context))
                yield return mark switch
                {
                    '-' => Changed(lead, text, Partner(hunk, i), Ink.Bad, width),
                    '+' => Changed(lead, text, Partner(hunk, i), Ink.Good, width),
                    _ => new Highlighter(language).Colour(text).Prepend(lead, Ink.Faint).Cut(width),
                };
            if (mark != '+')
                old++;
            if (mark != '-')
                @new++;
        }
    }

    private static Line Changed(string lead, string text, string? partner, Ink ink, int width)
    {
        if (partner is null)
            return Line.Of(new Span(lead, ink), new Span(text, ink)).Cut(width);
        var start = text.AsSpan().CommonPrefixLength(partner);
        var end = 0;
        while (end < Math.Min(text.Length, partner.Length) - start && text[^(end + 1)] == partner[^(end + 1)])
            end++;
        // A long line is shown from where its difference can be seen.
        var from = CellWidth.Of(lead + text[..^end]) < width ? 0 : Math.Max(0, start - (width / 3));
        return Line.Of(
                new Span(lead, ink),
                new Span(from > 0 ? "…" : "", ink),
                new Span(text[from..start], ink),
                new Span(text[start..^end], ink.With(Weight.Bold | Weight.Underline)),
                new Span(end == 0 ? "" : text[^end..], ink)
            )
            .Cut(width);
    }

    /// <summary>The line that replaces this one, or that it replaces, where as many lines go as come.</summary>
    private static string? Partner(PatchHunk hunk, int at)
    {
        var first = at;
        while (first > 0 && IsChange(hunk.Lines[first - 1]))
            first--;
        var end = at;
        while (end < hunk.Lines.Length && IsChange(hunk.Lines[end]))
            end++;
        var removed = hunk.Lines[first..end].Count(line => line[0] == '-');
        var other = hunk.Lines[at][0] == '-' ? at + removed : at - removed;
        return removed * 2 == end - first && other >= first && other < end && hunk.Lines[other][0] != hunk.Lines[at][0]
            ? hunk.Lines[other][1..]
            : null;
    }

    private static bool IsNear(PatchHunk hunk, int at, int context)
    {
        for (var i = Math.Max(0, at - context); i <= Math.Min(hunk.Lines.Length - 1, at + context); i++)
            if (IsChange(hunk.Lines[i]))
                return true;
        return false;
    }

    private static bool IsChange(string line) => line[0] is '-' or '+';
}
