namespace Grip.Output;

/// <summary>A stream of text for people.</summary>
internal sealed class TextOutput(TextWriter writer, Style style)
{
    public Style Style => style;

    /// <summary>Writes one line. Text that comes from outside goes through <see cref="Printable"/> first.</summary>
    public void Line(string line = "") => writer.Write(line + "\n");

    public void Raw(string text) => writer.Write(text);

    /// <summary>Writes bytes as they are: a patch holds files in encodings of their own.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        if (writer is not StreamWriter stream)
            throw new InvalidOperationException("Bytes can only be written to standard output.");
        stream.Flush();
        stream.BaseStream.Write(bytes);
    }
}
