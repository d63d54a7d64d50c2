using Grip.Screen.Terminal;

namespace Grip.Screen.LineEditor;

/// <summary>What keys do in a text: Emacs' and the shell's bindings, and those of usual editors.</summary>
internal static class EditorKeys
{
    private static readonly Dictionary<(KeyCode Code, string Text, KeyModifiers Modifiers), Action<EditBuffer>> Bindings = new()
    {
        [(KeyCode.Backspace, "", KeyModifiers.None)] = buffer => buffer.DeleteLeft(),
        [(KeyCode.Backspace, "", KeyModifiers.Shift)] = buffer => buffer.DeleteLeft(),
        [(KeyCode.Backspace, "", KeyModifiers.Alt)] = buffer => buffer.KillWordLeft(),
        [(KeyCode.Backspace, "", KeyModifiers.Control)] = buffer => buffer.KillWordLeft(),
        [(KeyCode.Delete, "", KeyModifiers.None)] = buffer => buffer.DeleteRight(),
        [(KeyCode.Delete, "", KeyModifiers.Control)] = buffer => buffer.KillWordRight(),
        [(KeyCode.Left, "", KeyModifiers.None)] = buffer => buffer.Left(),
        [(KeyCode.Right, "", KeyModifiers.None)] = buffer => buffer.Right(),
        [(KeyCode.Left, "", KeyModifiers.Control)] = buffer => buffer.WordLeft(),
        [(KeyCode.Right, "", KeyModifiers.Control)] = buffer => buffer.WordRight(),
        [(KeyCode.Left, "", KeyModifiers.Alt)] = buffer => buffer.WordLeft(),
        [(KeyCode.Right, "", KeyModifiers.Alt)] = buffer => buffer.WordRight(),
        [(KeyCode.Home, "", KeyModifiers.None)] = buffer => buffer.Home(),
        [(KeyCode.End, "", KeyModifiers.None)] = buffer => buffer.End(),
        [(KeyCode.Character, "a", KeyModifiers.Control)] = buffer => buffer.Home(),
        [(KeyCode.Character, "e", KeyModifiers.Control)] = buffer => buffer.End(),
        [(KeyCode.Character, "b", KeyModifiers.Control)] = buffer => buffer.Left(),
        [(KeyCode.Character, "f", KeyModifiers.Control)] = buffer => buffer.Right(),
        [(KeyCode.Character, "b", KeyModifiers.Alt)] = buffer => buffer.WordLeft(),
        [(KeyCode.Character, "f", KeyModifiers.Alt)] = buffer => buffer.WordRight(),
        [(KeyCode.Character, "d", KeyModifiers.Alt)] = buffer => buffer.KillWordRight(),
        [(KeyCode.Character, "d", KeyModifiers.Control)] = buffer => buffer.DeleteRight(),
        [(KeyCode.Character, "w", KeyModifiers.Control)] = buffer => buffer.KillBlankWordLeft(),
        [(KeyCode.Character, "k", KeyModifiers.Control)] = buffer => buffer.KillToEnd(),
        [(KeyCode.Character, "u", KeyModifiers.Control)] = buffer => buffer.KillToStart(),
        [(KeyCode.Character, "y", KeyModifiers.Control)] = buffer => buffer.Yank(),
        [(KeyCode.Character, "_", KeyModifiers.Control)] = buffer => buffer.Undo(),
        [(KeyCode.Character, "j", KeyModifiers.Control)] = buffer => buffer.Insert("\n"),
        [(KeyCode.Enter, "", KeyModifiers.Alt)] = buffer => buffer.Insert("\n"),
        [(KeyCode.Enter, "", KeyModifiers.Shift)] = buffer => buffer.Insert("\n"),
        [(KeyCode.Enter, "", KeyModifiers.Control)] = buffer => buffer.Insert("\n"),
    };

    /// <returns>False if the key means nothing here.</returns>
    public static bool Apply(Key key, EditBuffer buffer)
    {
        if (key.IsText || key.Code == KeyCode.Paste)
        {
            buffer.Insert(key.Text);
            return true;
        }

        if (!Bindings.TryGetValue((key.Code, key.Text, key.Modifiers), out var action))
            return false;
        action(buffer);
        return true;
    }
}
