using System.Globalization;
using System.Text;

namespace Grip.Output;

/// <summary>Text from repositories may hold control sequences that would move the cursor, hide text or reorder it.</summary>
internal static class Printable
{
    /// <summary>Tabs and line feeds stay; other control and direction characters become <c>\u001B</c> and the like.</summary>
    public static string Text(string text)
    {
        if (!text.Any(IsHarmful))
            return text;
        var result = new StringBuilder(text.Length + 16);
        foreach (var character in text)
            if (IsHarmful(character))
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            else
                result.Append(character);
        return result.ToString();
    }

    private static bool IsHarmful(char character) =>
        character is not ('\n' or '\t')
        && (
            char.IsControl(character)
            || character
                is (>= '\u202A' and <= '\u202E')
                    or (>= '\u2060' and <= '\u2069')
                    or '\u061C'
                    or '\u200B'
                    or '\u200E'
                    or '\u200F'
                    or '\u2028'
                    or '\u2029'
                    or '\uFEFF'
                    // The first half of tag characters, in which text can hide from people.
                    or '\uDB40'
        );
}
