using System.Collections.Immutable;
using System.Text;

namespace Grip.Terminal.Digests;

/// <summary>
/// Terminal output as the lines that a person would see in the end: escape sequences are gone, what a carriage return or a
/// backspace overwrote is gone, other control characters are shown as such.
/// </summary>
/// <param name="Lines">Numbered from 0 here, from 1 for readers.</param>
public sealed record FoldedLog(ImmutableArray<string> Lines)
{
    private const char Escape = '\u001b';

    /// <summary>A line that is longer is one that no reader of facts looks at to its end.</summary>
    internal const int ReadColumns = 1_000;

    public static FoldedLog Of(string output)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var rest = output.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf('\n');
            lines.Add(Fold(end < 0 ? rest : rest[..end]));
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        while (lines.Count > 0 && lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        return new FoldedLog(lines.ToImmutable());
    }

    /// <summary>The part of a line that is looked at for facts.</summary>
    internal string Read(int index) => Lines[index].Length > ReadColumns ? Lines[index][..ReadColumns] : Lines[index];

    public override string ToString() => string.Concat(Lines.Select(line => line + "\n"));

    private static string Fold(ReadOnlySpan<char> raw)
    {
        raw = raw.TrimEnd('\r');
        if (raw.IndexOfAnyInRange('\0', '\u001f') < 0 && raw.IndexOfAnyInRange('\u007f', '\u009f') < 0)
            return raw.TrimEnd().ToString();

        var (shown, column) = (new StringBuilder(raw.Length), 0);
        for (var at = 0; at < raw.Length; at++)
            switch (raw[at])
            {
                case Escape or '\u009b':
                    at = SkipEscape(raw, at, shown, ref column);
                    break;
                case '\r':
                    column = 0;
                    break;
                case '\b':
                    column = Math.Max(0, column - 1);
                    break;
                case '\t':
                    Put(shown, ref column, '\t');
                    break;
                case '\a' or '\0' or '\u007f':
                    break;
                case < ' ' or (>= '\u0080' and < '\u00a0'):
                    Put(shown, ref column, '\ufffd');
                    break;
                default:
                    Put(shown, ref column, raw[at]);
                    break;
            }

        return shown.ToString().TrimEnd();
    }

    /// <summary>Writes over what stands at the column, as a terminal does.</summary>
    private static void Put(StringBuilder shown, ref int column, char written)
    {
        if (column < shown.Length)
            shown[column] = written;
        else
            shown.Append(written);
        column++;
    }

    /// <summary>ECMA-48 sequences: CSI up to its final byte, OSC and other strings up to BEL or ST, else two characters.</summary>
    /// <returns>The index of the sequence's last character.</returns>
    private static int SkipEscape(ReadOnlySpan<char> raw, int at, StringBuilder shown, ref int column)
    {
        var kind =
            raw[at] == '\u009b' ? '['
            : at + 1 < raw.Length ? raw[++at]
            : '\0';
        if (kind == '[')
        {
            var start = at + 1;
            do at++;
            while (at < raw.Length && raw[at] is < '@' or > '~');
            if (at < raw.Length && raw[at] == 'K' && raw[start..at] is "" or "0")
                shown.Length = Math.Min(shown.Length, column);
            else if (at < raw.Length && raw[at] is 'K' or 'G' && raw[start..at] is "2" or "1" or "")
                (shown.Length, column) = raw[at] == 'K' ? (0, 0) : (shown.Length, 0);
            return Math.Min(at, raw.Length - 1);
        }

        if (kind is not (']' or 'P' or 'X' or '^' or '_'))
            return at;
        while (++at < raw.Length && raw[at] != '\a')
            if (raw[at] == Escape && at + 1 < raw.Length && raw[at + 1] == '\\')
                return at + 1;
        return Math.Min(at, raw.Length - 1);
    }
}
