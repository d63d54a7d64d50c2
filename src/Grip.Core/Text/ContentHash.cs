using System.Security.Cryptography;

namespace Grip.Core.Text;

/// <summary>SHA-256 of a file's bytes as they are on disk, in lower-case hexadecimal.</summary>
public readonly record struct ContentHash(string Value)
{
    public static ContentHash Of(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)));

    public override string ToString() => Value;
}
