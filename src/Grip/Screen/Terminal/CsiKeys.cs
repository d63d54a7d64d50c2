using System.Globalization;
using System.Text;

namespace Grip.Screen.Terminal;

/// <summary>The keys behind control sequences: xterm's, the numbered ones of others, and the Kitty protocol.</summary>
internal static class CsiKeys
{
    /// <param name="parameters">What stands between "ESC [" and the last character, as in "1;5".</param>
    public static Key Of(string parameters, char final)
    {
        var parts = parameters.Split(';');
        var number = Number(parts[0]);
        var modifiers = parts.Length > 1 ? Modifiers(parts[1]) : KeyModifiers.None;
        return final switch
        {
            'A' => new Key(KeyCode.Up, "", modifiers),
            'B' => new Key(KeyCode.Down, "", modifiers),
            'C' => new Key(KeyCode.Right, "", modifiers),
            'D' => new Key(KeyCode.Left, "", modifiers),
            'H' => new Key(KeyCode.Home, "", modifiers),
            'F' => new Key(KeyCode.End, "", modifiers),
            'M' when parameters.Length == 0 => new Key(KeyCode.Enter),
            'Z' => new Key(KeyCode.Tab, "", KeyModifiers.Shift),
            'u' => OfCodePoint(number, modifiers),
            // xterm's modifyOtherKeys: 27;MODIFIERS;CODE
            '~' when number == 27 && parts.Length == 3 => OfCodePoint(Number(parts[2]), modifiers),
            '~' => new Key(OfNumber(number), "", modifiers),
            _ => new Key(KeyCode.Unknown),
        };
    }

    private static KeyCode OfNumber(int number) =>
        number switch
        {
            1 or 7 => KeyCode.Home,
            3 => KeyCode.Delete,
            4 or 8 => KeyCode.End,
            5 => KeyCode.PageUp,
            6 => KeyCode.PageDown,
            _ => KeyCode.Unknown,
        };

    private static Key OfCodePoint(int code, KeyModifiers modifiers) =>
        code switch
        {
            13 or 57414 => new Key(KeyCode.Enter, "", modifiers),
            9 => new Key(KeyCode.Tab, "", modifiers),
            127 or 8 => new Key(KeyCode.Backspace, "", modifiers),
            27 => new Key(KeyCode.Escape, "", modifiers),
            _ when Rune.IsValid(code) && code >= 32 && !Rune.IsControl(new Rune(code)) && code is < 0xE000 or > 0xF8FF => new Key(
                KeyCode.Character,
                new Rune(code).ToString(),
                modifiers
            ),
            _ => new Key(KeyCode.Unknown),
        };

    private static KeyModifiers Modifiers(string part) => (KeyModifiers)Math.Max(0, Number(part) - 1) & (KeyModifiers)7;

    private static int Number(string part) =>
        int.TryParse(part.Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
