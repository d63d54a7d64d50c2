namespace Grip.Screen.Terminal;

internal enum KeyCode
{
    /// <summary><see cref="Key.Text"/> is what was typed.</summary>
    Character,

    /// <summary><see cref="Key.Text"/> was pasted as one piece.</summary>
    Paste,
    Enter,
    Tab,
    Backspace,
    Delete,
    Escape,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,

    /// <summary>A sequence that means nothing here; it must not end up as text.</summary>
    Unknown,
}

[Flags]
internal enum KeyModifiers
{
    None = 0,
    Shift = 1,
    Alt = 2,
    Control = 4,
}

/// <param name="Text">For <see cref="KeyCode.Character"/> one character as a person sees it (lower case with Control); else empty.</param>
internal readonly record struct Key(KeyCode Code, string Text = "", KeyModifiers Modifiers = KeyModifiers.None)
{
    public static Key Typed(string text) => new(KeyCode.Character, text);

    public static Key Control(char letter) => new(KeyCode.Character, letter.ToString(), KeyModifiers.Control);

    public bool Is(KeyCode code) => Code == code && Modifiers == KeyModifiers.None;

    public bool IsControl(char letter) =>
        Code == KeyCode.Character && Modifiers == KeyModifiers.Control && Text.Length == 1 && Text[0] == letter;

    public bool IsAlt(char letter) => Code == KeyCode.Character && Modifiers == KeyModifiers.Alt && Text.Length == 1 && Text[0] == letter;

    public bool IsText => Code == KeyCode.Character && (Modifiers & ~KeyModifiers.Shift) == KeyModifiers.None;
}
