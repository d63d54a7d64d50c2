namespace Grip.Tools;

/// <summary>Images that models take, known by their first bytes.</summary>
internal static class ImageFile
{
    /// <summary>What vendors take at most, as bytes before they are encoded.</summary>
    public const int MostBytes = 3_700_000;

    /// <summary>As in "image/png"; null if it is no such image.</summary>
    public static string? MediaType(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 8 && bytes[0] == 0x89 && bytes[1..].StartsWith("PNG\r\n"u8) ? "image/png"
        : bytes.Length > 2 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF ? "image/jpeg"
        : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? "image/gif"
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp"
        : null;
}
