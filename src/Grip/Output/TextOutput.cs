namespace Grip.Output;

/// <summary>A stream of text for people.</summary>
internal sealed class TextOutput(TextWriter writer, Style style)
{
    public Style Style => style;

    /// <summary>Writes one line. Text that comes from outside goes through <see cref="Printable"/> first.</summary>
    public void Line(string line = "") => writer.Write(line + "\n");

    public void Raw(string text) => writer.Write(text);
}
