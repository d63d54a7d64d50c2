using Grip.Screen.Items;
using Grip.Screen.Terminal;
using Grip.Screen.Text;

namespace Grip.Screen.Viewer;

/// <summary>Ctrl-O: the whole session with nothing left out, on the terminal's other screen; what stands on the first stays as it is.</summary>
internal sealed class TranscriptViewer(IReadOnlyList<Item> items)
{
    private List<Line> _lines = [];
    private int _width;
    private int _top = int.MaxValue;
    private int _rows;

    /// <returns>False if the key closes the viewer.</returns>
    public bool Handle(Key key)
    {
        if (key.Is(KeyCode.Escape) || key.IsControl('o') || key.IsControl('c') || key is { Code: KeyCode.Character, Text: "q" })
            return false;
        _top = Math.Clamp(Move(key), 0, Math.Max(0, _lines.Count - _rows));
        return true;
    }

    /// <summary>The picture as a terminal takes it.</summary>
    public string Picture(int rows, int columns, Palette palette)
    {
        if (_width != columns)
        {
            _width = columns;
            _lines =
            [
                .. items
                    .SelectMany(item => item.Render(columns - 1, whole: true).Append(Line.Empty))
                    .SelectMany(line => line.Wrap(columns - 1, "  ")),
            ];
        }

        _rows = rows - 1;
        _top = Math.Clamp(_top, 0, Math.Max(0, _lines.Count - _rows));
        var shown = _lines.Skip(_top).Take(_rows).Select(palette.Sequence).ToList();
        while (shown.Count < _rows)
            shown.Add("");
        var last = Math.Min(_top + _rows, _lines.Count);
        var status = Line.Of($" {last} of {_lines.Count} lines · ↑↓ PgUp PgDn g G move · q closes", new Ink(Hue.Plain, Weight.Inverse))
            .Cut(columns - 1);
        return "\e[?2026h\e[?25l\e[H" + string.Concat(shown.Select(row => row + "\e[K\r\n")) + palette.Sequence(status) + "\e[K\e[?2026l";
    }

    private int Move(Key key) =>
        key switch
        {
            { Code: KeyCode.Up } or { Text: "k" } => _top - 1,
            { Code: KeyCode.Down or KeyCode.Enter } or { Text: "j" } => _top + 1,
            { Code: KeyCode.PageUp } or { Text: "b" } => _top - _rows,
            { Code: KeyCode.PageDown } or { Text: " " } or { Text: "f" } => _top + _rows,
            { Code: KeyCode.Home } or { Text: "g" } => 0,
            { Code: KeyCode.End } or { Text: "G" } => _lines.Count,
            _ => _top,
        };
}
