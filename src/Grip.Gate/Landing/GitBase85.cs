using System.Buffers.Binary;

namespace Grip.Gate.Landing;

/// <summary>The lines of a binary patch: a letter for the length, then five characters for each four bytes.</summary>
internal static class GitBase85
{
    public const int MostBytesInLine = 52;

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";

    /// <param name="bytes">1 to 52 bytes; the last group is filled with zeros.</param>
    public static string Line(ReadOnlySpan<byte> bytes)
    {
        var groups = (bytes.Length + 3) / 4;
        Span<byte> filled = stackalloc byte[groups * 4];
        filled.Clear();
        bytes.CopyTo(filled);
        var line = new char[1 + groups * 5];
        line[0] = (char)(bytes.Length <= 26 ? 'A' + bytes.Length - 1 : 'a' + bytes.Length - 27);
        for (var group = 0; group < groups; group++)
        {
            var value = BinaryPrimitives.ReadUInt32BigEndian(filled[(group * 4)..]);
            for (var digit = 5; digit > 0; digit--, value /= 85)
                line[group * 5 + digit] = Digits[(int)(value % 85)];
        }

        return new string(line);
    }
}
