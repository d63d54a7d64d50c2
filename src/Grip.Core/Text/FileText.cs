using System.Collections.Immutable;
using System.Text;

namespace Grip.Core.Text;

/// <summary>
/// A text file as bytes and as text at once, so that a change can be byte-exact outside of its edits.
/// </summary>
/// <remarks>
/// Detection follows the compiler: a BOM decides; else UTF-8 where the bytes are valid UTF-8; else Windows-1252, which
/// maps every byte to one character and back. A file for which decoding and encoding again does not give the same
/// bytes is not <see cref="IsEditable"/>.
/// </remarks>
public sealed class FileText
{
    private FileText(string text, Encoding encoding, int preambleLength, ContentHash hash, bool isEditable)
    {
        Text = text;
        Encoding = encoding;
        HasBom = preambleLength > 0;
        Hash = hash;
        IsEditable = isEditable;
    }

    /// <summary>The decoded text without a BOM.</summary>
    public string Text { get; }

    public Encoding Encoding { get; }

    public bool HasBom { get; }

    /// <summary>Of the bytes on disk, BOM included.</summary>
    public ContentHash Hash { get; }

    /// <summary>False if the file holds NUL characters or bytes that would not survive decoding and encoding.</summary>
    public bool IsEditable { get; }

    /// <summary>What most lines end with: "\n", "\r\n" or "\r"; "\n" for a file of one line.</summary>
    public string NewLine => DominantNewLine(Text);

    public static FileText Decode(byte[] bytes)
    {
        var (encoding, preamble) = Detect(bytes);
        var text = encoding.GetString(bytes, preamble, bytes.Length - preamble);
        var roundTrips =
            encoding.GetByteCount(text) == bytes.Length - preamble
            && encoding.GetBytes(text).AsSpan().SequenceEqual(bytes.AsSpan(preamble));
        return new FileText(text, encoding, preamble, ContentHash.Of(bytes), roundTrips && !text.Contains('\0'));
    }

    /// <summary>The bytes of <paramref name="newText"/> in this file's encoding, with its BOM if it has one.</summary>
    /// <exception cref="EncoderFallbackException">A character does not exist in the file's encoding.</exception>
    public byte[] Encode(string newText)
    {
        var strict = (Encoding)Encoding.Clone();
        strict.EncoderFallback = EncoderFallback.ExceptionFallback;
        return HasBom ? [.. Encoding.GetPreamble(), .. strict.GetBytes(newText)] : strict.GetBytes(newText);
    }

    /// <inheritdoc cref="TextEdits.Apply"/>
    public byte[] Apply(ImmutableArray<TextEdit> edits) => Encode(TextEdits.Apply(Text, edits));

    public static string DominantNewLine(string text)
    {
        int crlf = 0,
            lf = 0,
            cr = 0;
        for (var i = text.AsSpan().IndexOfAny('\r', '\n'); i >= 0; )
        {
            if (text[i] == '\n')
                lf++;
            else if (i + 1 < text.Length && text[i + 1] == '\n')
            {
                crlf++;
                i++;
            }
            else
                cr++;
            var next = text.AsSpan(i + 1).IndexOfAny('\r', '\n');
            i = next < 0 ? -1 : i + 1 + next;
        }

        return crlf > lf && crlf >= cr ? "\r\n"
            : cr > lf && cr > crlf ? "\r"
            : "\n";
    }

    private static (Encoding Encoding, int Preamble) Detect(byte[] bytes) =>
        bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 3),
            [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: true), 4),
            [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
            [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: true), 2),
            [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: true), 2),
            _ when System.Text.Unicode.Utf8.IsValid(bytes) => (new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 0),
            _ => (CodePagesEncodingProvider.Instance.GetEncoding(1252)!, 0),
        };
}
