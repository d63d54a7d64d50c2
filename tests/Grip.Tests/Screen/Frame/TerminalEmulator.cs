using System.Globalization;
using System.Text;

namespace Grip.Tests.Screen.Frame;

/// <summary>As much of a terminal as the program uses: a grid, what scrolled out above it, a second screen. Thread-safe.</summary>
internal sealed class TerminalEmulator(int rows, int columns)
{
    private readonly Lock _gate = new();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _raw = new();
    private readonly List<string> _scrolled = [];
    private string _pending = "";
    private string[,] _grid = Empty(rows, columns);
    private string[,]? _other;
    private int _rows = rows;
    private int _columns = columns;
    private int _row;
    private int _column;

    /// <summary>Everything that was received, as it came.</summary>
    public string Raw
    {
        get
        {
            lock (_gate)
                return _raw.ToString();
        }
    }

    /// <summary>What scrolled out and what stands on the screen, without blanks at the ends of lines.</summary>
    public string Text
    {
        get
        {
            lock (_gate)
                return string.Join('\n', _scrolled.Concat(Rows())).TrimEnd();
        }
    }

    /// <summary>What stands on the screen.</summary>
    public string Screen
    {
        get
        {
            lock (_gate)
                return string.Join('\n', Rows()).TrimEnd();
        }
    }

    public bool OnOtherScreen
    {
        get
        {
            lock (_gate)
                return _other is not null;
        }
    }

    /// <summary>The terminal has another size; what stands on it is kept, cut to it.</summary>
    public void Resize(int rows, int columns)
    {
        lock (_gate)
        {
            var grid = Empty(rows, columns);
            var first = Math.Max(0, _row - rows + 1);
            for (var row = 0; row < Math.Min(rows, _rows - first); row++)
            for (var column = 0; column < Math.Min(columns, _columns); column++)
                grid[row, column] = _grid[row + first, column];
            (_grid, _rows, _columns, _row, _column) = (grid, rows, columns, _row - first, Math.Min(_column, columns - 1));
        }
    }

    public void Feed(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            var characters = new char[bytes.Length + 4];
            var count = _decoder.GetChars(bytes, characters, flush: false);
            _raw.Append(characters, 0, count);
            var text = _pending + new string(characters, 0, count);
            var at = 0;
            while (at < text.Length && Step(text, at) is var length and > 0)
                at += length;
            _pending = text[at..];
        }
    }

    /// <returns>How many characters were used; 0 if more must come first.</returns>
    private int Step(string text, int at)
    {
        switch (text[at])
        {
            case '\r':
                _column = 0;
                return 1;
            case '\n':
                LineFeed();
                return 1;
            case '\e':
                return Escape(text, at);
            default:
                return Put(text, at);
        }
    }

    private int Put(string text, int at)
    {
        var length = StringInfo.GetNextTextElementLength(text, at);
        var cluster = text.Substring(at, length);
        var width = Grip.Screen.Text.CellWidth.OfCluster(cluster);
        if (_column + width > _columns)
        {
            _column = 0;
            LineFeed();
        }

        _grid[_row, _column] = cluster;
        if (width == 2)
            _grid[_row, _column + 1] = "";
        _column += width;
        return length;
    }

    private int Escape(string text, int at)
    {
        if (at + 1 >= text.Length)
            return 0;
        // The keypad's two modes: the runtime's console sets them, every terminal knows them.
        if (text[at + 1] is '=' or '>')
            return 2;
        if (text[at + 1] != '[')
            throw new InvalidOperationException($"An escape sequence that no terminal is sure to know: ESC {text[at + 1]}");
        var end = at + 2;
        while (end < text.Length && text[end] is >= ' ' and <= '?')
            end++;
        if (end == text.Length)
            return 0;
        Sequence(text[(at + 2)..end], text[end]);
        return end - at + 1;
    }

    private void Sequence(string parameters, char final)
    {
        var number = int.TryParse(parameters, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        switch (final)
        {
            case 'A':
                _row = Math.Max(0, _row - Math.Max(1, number));
                break;
            case 'B':
                _row = Math.Min(_rows - 1, _row + Math.Max(1, number));
                break;
            case 'C':
                _column = Math.Min(_columns - 1, _column + Math.Max(1, number));
                break;
            case 'H':
                (_row, _column) = (0, 0);
                break;
            case 'J':
                Erase(number);
                break;
            case 'K':
                ClearRow(_row, Math.Min(_column, _columns));
                break;
            case 'h' when parameters == "?1049":
                (_other, _grid) = (_grid, Empty(_rows, _columns));
                break;
            case 'l' when parameters == "?1049" && _other is not null:
                (_grid, _other) = (_other, null);
                break;
            case 'm' or 'h' or 'l' or 'u':
                break;
            default:
                throw new InvalidOperationException($"Not known to this terminal: CSI {parameters}{final}");
        }
    }

    private void Erase(int what)
    {
        if (what == 3)
            _scrolled.Clear();
        if (what == 0)
            ClearRow(_row, _column);
        for (var row = what == 0 ? _row + 1 : 0; row < _rows && what != 3; row++)
            ClearRow(row, 0);
    }

    private void ClearRow(int row, int from)
    {
        for (var column = from; column < _columns; column++)
            _grid[row, column] = " ";
    }

    private void LineFeed()
    {
        if (_row < _rows - 1)
        {
            _row++;
            return;
        }

        if (_other is null)
            _scrolled.Add(Row(0));
        for (var row = 1; row < _rows; row++)
        for (var column = 0; column < _columns; column++)
            _grid[row - 1, column] = _grid[row, column];
        ClearRow(_rows - 1, 0);
    }

    private IEnumerable<string> Rows() => Enumerable.Range(0, _rows).Select(Row);

    private string Row(int row) => string.Concat(Enumerable.Range(0, _columns).Select(column => _grid[row, column])).TrimEnd();

    private static string[,] Empty(int rows, int columns)
    {
        var grid = new string[rows, columns];
        for (var row = 0; row < rows; row++)
        for (var column = 0; column < columns; column++)
            grid[row, column] = " ";
        return grid;
    }
}
