using System.Globalization;
using System.Text;

namespace Grip.Map.Picture;

/// <summary>Names from repositories, made harmless for the format that they are written into.</summary>
internal static class PictureText
{
    /// <summary>For text and attributes of XML and HTML; characters that XML forbids, and those that reorder text, become U+FFFD.</summary>
    public static string Xml(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                result.Append(character).Append(text[++i]);
            else
                result.Append(
                    character switch
                    {
                        '&' => "&amp;",
                        '<' => "&lt;",
                        '>' => "&gt;",
                        '"' => "&quot;",
                        '\'' => "&#39;",
                        _ when IsHarmful(character) => "\uFFFD",
                        _ => character.ToString(),
                    }
                );
        }

        return result.ToString();
    }

    /// <summary>For a quoted label of mermaid: whatever is not a plain letter, digit or mark becomes its number.</summary>
    public static string Mermaid(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune) || rune.Value < 128 && " .,:/+-_()".Contains((char)rune.Value))
                result.Append(rune);
            else
                result.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
        return result.ToString();
    }

    private static bool IsHarmful(char character) =>
        char.IsControl(character)
        || char.IsSurrogate(character)
        || character is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\uFFFE' or '\uFFFF';
}
