using System.Globalization;
using System.Text;

namespace Grip.Providers.Json;

internal enum LenientState
{
    Complete,

    /// <summary>The text ended inside the value; more of it might have made it whole.</summary>
    Incomplete,

    /// <summary>No value, however the text may go on.</summary>
    Invalid,
}

/// <param name="End">Behind the value; where reading stopped if it is not complete.</param>
/// <param name="Json">The value as strict JSON; null if it is not complete.</param>
internal readonly record struct LenientValue(LenientState State, int End, string? Json);

/// <summary>
/// JSON as models write it: also with single quotes, raw line ends in strings, commas before a closing bracket, Python's
/// literals. It reads from left to right and never looks ahead, so a text that is cut off anywhere is incomplete, never another value.
/// </summary>
internal static class LenientJson
{
    private const int MaxDepth = 64;

    public static LenientValue ReadValue(string text, int start)
    {
        var reading = new Reading(text, start);
        var state = reading.Value(0);
        return new LenientValue(state, reading.At, state == LenientState.Complete ? reading.Json : null);
    }

    public static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private sealed class Reading(string text, int start)
    {
        private readonly StringBuilder _json = new();

        public int At { get; private set; } = start;

        public string Json => _json.ToString();

        public LenientState Value(int depth)
        {
            if (depth > MaxDepth)
                return LenientState.Invalid;
            if (At >= text.Length)
                return LenientState.Incomplete;
            return text[At] switch
            {
                '{' => Members(depth, '}', isObject: true),
                '[' => Members(depth, ']', isObject: false),
                '"' or '\'' => Text(),
                '-' or (>= '0' and <= '9') => Number(),
                >= 'A' and <= 'z' => Word(),
                _ => LenientState.Invalid,
            };
        }

        private LenientState Members(int depth, char close, bool isObject)
        {
            _json.Append(text[At++]);
            var any = false;
            while (true)
            {
                At = SkipSpace(text, At);
                if (At >= text.Length)
                    return LenientState.Incomplete;
                if (text[At] == close)
                    break;
                if (any)
                    _json.Append(',');
                any = true;
                var state = isObject ? Member(depth) : Value(depth + 1);
                if (state != LenientState.Complete)
                    return state;
                At = SkipSpace(text, At);
                if (At >= text.Length)
                    return LenientState.Incomplete;
                if (text[At] == ',')
                    At++;
                else if (text[At] != close)
                    return LenientState.Invalid;
            }

            _json.Append(close);
            At++;
            return LenientState.Complete;
        }

        private LenientState Member(int depth)
        {
            if (text[At] is not ('"' or '\''))
                return LenientState.Invalid;
            var key = Text();
            if (key != LenientState.Complete)
                return key;
            At = SkipSpace(text, At);
            if (At >= text.Length)
                return LenientState.Incomplete;
            if (text[At] != ':')
                return LenientState.Invalid;
            At = SkipSpace(text, At + 1);
            _json.Append(':');
            return Value(depth + 1);
        }

        private LenientState Text()
        {
            var quote = text[At];
            var length = string.CompareOrdinal(text, At, "\"\"\"", 0, 3) == 0 || string.CompareOrdinal(text, At, "'''", 0, 3) == 0 ? 3 : 1;
            At += length;
            _json.Append('"');
            while (At < text.Length)
            {
                var c = text[At];
                if (c == quote && IsEnd(quote, length))
                {
                    At += length;
                    _json.Append('"');
                    return LenientState.Complete;
                }

                if (c == '\\')
                {
                    if (Escape() is var state && state != LenientState.Complete)
                        return state;
                    continue;
                }

                Put(c);
                At++;
            }

            return LenientState.Incomplete;
        }

        private bool IsEnd(char quote, int length) =>
            length == 1 || (At + 2 < text.Length && text[At + 1] == quote && text[At + 2] == quote);

        private LenientState Escape()
        {
            if (At + 1 >= text.Length)
                return LenientState.Incomplete;
            var c = text[At + 1];
            if (c == 'u')
                return Unicode();
            At += 2;
            switch (c)
            {
                case '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't':
                    _json.Append('\\').Append(c);
                    break;
                case '\'':
                    _json.Append('\'');
                    break;
                case '\n':
                    break;
                default:
                    // "\d" of a regular expression: the backslash was meant.
                    _json.Append("\\\\");
                    Put(c);
                    break;
            }

            return LenientState.Complete;
        }

        private LenientState Unicode()
        {
            for (var i = At + 2; i < At + 6; i++)
            {
                if (i >= text.Length)
                    return LenientState.Incomplete;
                if (!char.IsAsciiHexDigit(text[i]))
                    return LenientState.Invalid;
            }

            _json.Append(text, At, 6);
            At += 6;
            return LenientState.Complete;
        }

        private void Put(char c)
        {
            if (c < ' ')
                _json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else if (c == '"')
                _json.Append("\\\"");
            else
                _json.Append(c);
        }

        private LenientState Number()
        {
            var from = At;
            while (At < text.Length && text[At] is '-' or '+' or '.' or 'e' or 'E' or (>= '0' and <= '9'))
                At++;
            // "1" may be the beginning of "12".
            if (At >= text.Length)
                return LenientState.Incomplete;
            var number = text.AsSpan(from, At - from);
            if (!IsNumber(number))
                return LenientState.Invalid;
            _json.Append(number);
            return LenientState.Complete;
        }

        private static bool IsNumber(ReadOnlySpan<char> number)
        {
            var whole = number[0] == '-' ? number[1..] : number;
            return whole.Length > 0
                && char.IsAsciiDigit(whole[0])
                && (whole.Length == 1 || whole[0] != '0' || !char.IsAsciiDigit(whole[1]))
                && whole[^1] != '.'
                && whole.IndexOf(".e", StringComparison.OrdinalIgnoreCase) < 0
                && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        }

        private LenientState Word()
        {
            var from = At;
            while (At < text.Length && char.IsAsciiLetter(text[At]))
                At++;
            if (At >= text.Length)
                return LenientState.Incomplete;
            var word = text.AsSpan(from, At - from) switch
            {
                "true" or "True" => "true",
                "false" or "False" => "false",
                "null" or "None" => "null",
                _ => null,
            };
            if (word is null)
                return LenientState.Invalid;
            _json.Append(word);
            return LenientState.Complete;
        }
    }
}
