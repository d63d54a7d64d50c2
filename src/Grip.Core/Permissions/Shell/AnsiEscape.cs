using System.Globalization;

namespace Grip.Core.Permissions.Shell;

/// <summary>The escapes of <c>$'…'</c>.</summary>
internal static class AnsiEscape
{
    /// <param name="rest">What follows the backslash; not empty.</param>
    /// <returns>What it stands for, and how many characters it takes.</returns>
    /// <exception cref="ShellSyntaxException">It is not one.</exception>
    public static (string Value, int Length) Read(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
            throw new ShellSyntaxException("a quote is not closed");
        return rest[0] switch
        {
            'a' => ("\a", 1),
            'b' => ("\b", 1),
            'e' or 'E' => ("\e", 1),
            'f' => ("\f", 1),
            'n' => ("\n", 1),
            'r' => ("\r", 1),
            't' => ("\t", 1),
            'v' => ("\v", 1),
            '\\' or '\'' or '"' or '?' => (rest[0].ToString(), 1),
            'x' => Number(rest, 1, 2, 16),
            'u' => Number(rest, 1, 4, 16),
            'U' => Number(rest, 1, 8, 16),
            >= '0' and <= '7' => Number(rest, 0, 3, 8),
            'c' => throw new ShellSyntaxException("a quoted text holds a control character"),
            _ => ($"\\{rest[0]}", 1),
        };
    }

    private static (string, int) Number(ReadOnlySpan<char> rest, int from, int most, int radix)
    {
        var length = 0;
        while (length < most && from + length < rest.Length && IsDigit(rest[from + length], radix))
            length++;
        if (length == 0)
            throw new ShellSyntaxException("an escape has no digits");
        var digits = rest.Slice(from, length);
        var code =
            radix == 8
                ? Convert.ToInt32(digits.ToString(), 8) & 0xff
                : int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return code is < 0 or > 0x10ffff or >= 0xd800 and <= 0xdfff
            ? throw new ShellSyntaxException("an escape is no character")
            : (char.ConvertFromUtf32(code), from + length);
    }

    private static bool IsDigit(char c, int radix) => radix == 8 ? c is >= '0' and <= '7' : char.IsAsciiHexDigit(c);
}
