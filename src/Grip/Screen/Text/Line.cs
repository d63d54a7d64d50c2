using System.Collections.Immutable;
using Grip.Output;

namespace Grip.Screen.Text;

/// <summary>A piece of a line in one ink.</summary>
internal readonly record struct Span(string Text, Ink Ink);

/// <summary>
/// One line of the screen. Its text is harmless by construction: control and direction characters have become visible,
/// tabs have become blanks.
/// </summary>
internal sealed class Line
{
    private const int TabStop = 4;

    private Line(ImmutableArray<Span> spans) => Spans = spans;

    public static Line Empty { get; } = new([]);

    public ImmutableArray<Span> Spans { get; }

    public string Text => string.Concat(Spans.Select(span => span.Text));

    /// <summary>Columns that it takes.</summary>
    public int Width => Spans.Sum(span => CellWidth.Of(span.Text));

    public static Line Of(string text, Ink ink) => Of(new Span(text, ink));

    public static Line Of(params IEnumerable<Span> spans) =>
        new([.. spans.Where(span => span.Text.Length > 0).Select(span => span with { Text = Harmless(span.Text) })]);

    /// <summary>Lines of a text with line ends in it.</summary>
    public static IEnumerable<Line> Lines(string text, Ink ink) =>
        text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => Of(line, ink));

    public Line Prepend(string text, Ink ink) => new([new Span(text, ink), .. Spans]);

    public Line Append(string text, Ink ink) => new([.. Spans, new Span(Harmless(text), ink)]);

    /// <summary>Takes spans that are harmless already.</summary>
    public static Line OfHarmless(IEnumerable<Span> spans) => new([.. spans]);

    private static string Harmless(string text) =>
        Printable.Text(text.Replace("\t", new string(' ', TabStop), StringComparison.Ordinal)).Replace('\n', ' ');
}
