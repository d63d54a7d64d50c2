using System.Globalization;
using System.Text;

namespace Grip.Core.Text;

/// <summary>
/// Text of others on its way to a model: what people would not see is shown as what it is, so that it cannot carry words past
/// them, and keys are masked.
/// </summary>
public static class ModelText
{
    public static string Of(string text) => SecretShapes.Mask(Visible(text));

    /// <summary>Colours are left out; every other escape, control, direction and zero-width character becomes <c>⟦U+202E⟧</c> and the like.</summary>
    public static string Visible(string text)
    {
        var first = FirstHidden(text);
        if (first < 0)
            return text;
        var result = new StringBuilder(text.Length + 32);
        result.Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
        {
            if (text[i] == '\e' && ColourEnd(text, i) is { } end)
            {
                i = end;
                continue;
            }

            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                var code = char.ConvertToUtf32(text[i], text[i + 1]);
                i++;
                if (code is >= 0xE0000 and <= 0xE0FFF)
                    Show(result, code);
                else
                    result.Append(text[i - 1]).Append(text[i]);
            }
            else if (IsHidden(text[i], i))
                Show(result, text[i]);
            else
                result.Append(text[i]);
        }

        return result.ToString();
    }

    private static int FirstHidden(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (IsHidden(text[i], i) || text[i] == '\uDB40')
                return i;
        return -1;
    }

    /// <summary>A byte order mark at the very start and a carriage return at the end of a line say nothing to anybody.</summary>
    private static bool IsHidden(char c, int at) =>
        char.IsControl(c) && c is not ('\n' or '\t' or '\r')
        || c
            is '\u200B'
                or '\u200E'
                or '\u200F'
                or '\u061C'
                or '\u00AD'
                or '\u034F'
                or '\u180E'
                or '\u3164'
                or '\uFFA0'
                or '\u115F'
                or '\u1160'
        || c is >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u206F' or >= '\uFFF9' and <= '\uFFFB' or '\u2028' or '\u2029'
        || c == '\uFEFF' && at > 0;

    private static void Show(StringBuilder result, int code) => result.Append(CultureInfo.InvariantCulture, $"⟦U+{code:X4}⟧");

    /// <summary>The last character of a sequence that only sets colours and weight; null for every other escape.</summary>
    private static int? ColourEnd(string text, int at)
    {
        if (at + 1 >= text.Length || text[at + 1] != '[')
            return null;
        for (var i = at + 2; i < text.Length && i < at + 32; i++)
            if (text[i] == 'm')
                return i;
            else if (!char.IsAsciiDigit(text[i]) && text[i] is not (';' or ':'))
                return null;
        return null;
    }
}
