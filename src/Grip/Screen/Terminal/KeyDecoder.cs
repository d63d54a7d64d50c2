using System.Text;

namespace Grip.Screen.Terminal;

/// <summary>Makes keys of the bytes that a terminal in raw mode sends. Bytes may come in any pieces.</summary>
internal sealed class KeyDecoder
{
    private const byte Esc = 0x1B;
    private static ReadOnlySpan<byte> PasteEnd => "\e[201~"u8;
    private readonly List<byte> _pending = [];
    private bool _pasting;

    /// <summary>True if a lone Escape waits for what may follow it.</summary>
    public bool IsWaiting => _pending.Count > 0 && !_pasting;

    /// <summary>Takes bytes and gives the keys that are whole.</summary>
    public List<Key> Take(ReadOnlySpan<byte> bytes)
    {
        _pending.AddRange(bytes);
        var keys = new List<Key>();
        while (_pending.Count > 0 && Next() is { } key)
            keys.Add(key);
        return keys;
    }

    /// <summary>Nothing has followed for a while: what waits is meant as it stands.</summary>
    public List<Key> Flush()
    {
        var keys = new List<Key>();
        if (_pasting || _pending.Count == 0)
            return keys;
        if (_pending[0] == Esc)
        {
            _pending.RemoveAt(0);
            keys.Add(new Key(KeyCode.Escape));
            keys.AddRange(Take([]));
        }
        else
            _pending.Clear();
        return keys;
    }

    private Key? Next()
    {
        if (_pasting)
            return Pasted();
        var first = _pending[0];
        if (first == Esc)
            return Escape();
        if (first is < 0x20 or 0x7F)
        {
            _pending.RemoveAt(0);
            return Control(first);
        }

        return Character(at: 0) is { } typed ? Drop(typed.Length, Key.Typed(typed.Text)) : null;
    }

    private Key? Pasted()
    {
        var all = _pending.ToArray();
        var end = all.AsSpan().IndexOf(PasteEnd);
        if (end < 0)
            return null;
        _pasting = false;
        var text = Encoding.UTF8.GetString(all, 0, end).ReplaceLineEndings("\n");
        return Drop(end + PasteEnd.Length, new Key(KeyCode.Paste, text));
    }

    private Key? Escape()
    {
        if (_pending.Count == 1)
            return null;
        switch (_pending[1])
        {
            case (byte)'[':
                return Sequence();
            case (byte)'O':
                return _pending.Count < 3 ? null : Drop(3, CsiKeys.Of("", (char)_pending[2]));
            case Esc:
                return Drop(1, new Key(KeyCode.Escape));
            case < 0x20 or 0x7F:
                var plain = Control(_pending[1]);
                return Drop(2, plain with { Modifiers = plain.Modifiers | KeyModifiers.Alt });
            default:
                return Character(at: 1) is { } typed
                    ? Drop(1 + typed.Length, new Key(KeyCode.Character, typed.Text, KeyModifiers.Alt))
                    : null;
        }
    }

    private Key? Sequence()
    {
        var end = 2;
        while (end < _pending.Count && _pending[end] is >= 0x20 and <= 0x3F)
            end++;
        if (end == _pending.Count)
            return null;
        var parameters = Encoding.ASCII.GetString([.. _pending[2..end]]);
        var final = (char)_pending[end];
        _pasting = (parameters, final) == ("200", '~');
        _pending.RemoveRange(0, end + 1);
        if (!_pasting)
            return CsiKeys.Of(parameters, final);
        return _pending.Count > 0 ? Pasted() : null;
    }

    private static Key Control(byte value) =>
        value switch
        {
            0x0D => new Key(KeyCode.Enter),
            0x09 => new Key(KeyCode.Tab),
            0x7F or 0x08 => new Key(KeyCode.Backspace),
            0x00 => Key.Control(' '),
            0x1F => Key.Control('_'),
            < 0x1B => Key.Control((char)(value + 0x60)),
            _ => Key.Control((char)(value + 0x40)),
        };

    /// <summary>One character of UTF-8; null if it is not whole yet. What is no UTF-8 becomes the replacement character.</summary>
    private (string Text, int Length)? Character(int at)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = Math.Min(4, _pending.Count - at);
        for (var i = 0; i < count; i++)
            bytes[i] = _pending[at + i];
        var status = Rune.DecodeFromUtf8(bytes[..count], out var rune, out var length);
        return status == System.Buffers.OperationStatus.NeedMoreData ? null : (rune.ToString(), length);
    }

    private Key Drop(int bytes, Key key)
    {
        _pending.RemoveRange(0, bytes);
        return key;
    }
}
