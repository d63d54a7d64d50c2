using System.Text;
using System.Text.Json;
using Grip.Core.Text;

namespace Grip.Home.Journals;

/// <summary>
/// The bytes of a journal entry: one header line, the manifest as JSON, the images. Each part is covered by a hash, so
/// that a truncated or damaged entry is noticed and never applied.
/// </summary>
internal static class JournalFile
{
    private const string Magic = "grip-journal 1";
    private const int HeaderLength = 14 + 1 + 12 + 1 + 64 + 1;

    public static void Write(string path, JournalManifest manifest, IEnumerable<ReadOnlyMemory<byte>> images)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(manifest, JournalJson.Default.JournalManifest);
        var header = Encoding.ASCII.GetBytes($"{Magic} {json.Length:D12} {ContentHash.Of(json)}\n");
        Durable.Write(path, UnixFileMode.UserRead | UnixFileMode.UserWrite, [header, json, .. images]);
    }

    /// <summary>The manifest, or null if the file is not a whole journal entry.</summary>
    public static JournalManifest? TryReadManifest(string path)
    {
        using var file = File.OpenHandle(path);
        var header = new byte[HeaderLength];
        if (RandomAccess.Read(file, header, 0) != HeaderLength)
            return null;
        var parts = Encoding.ASCII.GetString(header).TrimEnd('\n').Split(' ');
        if (parts is not ["grip-journal", "1", var digits, var hash] || !int.TryParse(digits, out var length) || length < 0)
            return null;
        if (RandomAccess.GetLength(file) < HeaderLength + (long)length)
            return null;
        var json = new byte[length];
        if (RandomAccess.Read(file, json, HeaderLength) != length || ContentHash.Of(json).Value != hash)
            return null;
        var manifest = JsonSerializer.Deserialize(json, JournalJson.Default.JournalManifest)!;
        var end = manifest.Files.SelectMany(Images).Select(image => image.Offset + image.Length).DefaultIfEmpty(0).Max();
        return RandomAccess.GetLength(file) == HeaderLength + length + end ? manifest : null;
    }

    /// <summary>The bytes of one image, or null if they are not what was written.</summary>
    public static byte[]? TryReadImage(string path, ManifestImage image)
    {
        using var file = File.OpenHandle(path);
        var digits = new byte[12];
        if (RandomAccess.Read(file, digits, Magic.Length + 1) != digits.Length)
            return null;
        if (!int.TryParse(digits, out var manifestLength))
            return null;
        var bytes = new byte[image.Length];
        var read = RandomAccess.Read(file, bytes, HeaderLength + manifestLength + image.Offset);
        return read == bytes.Length && ContentHash.Of(bytes).Value == image.Hash ? bytes : null;
    }

    private static IEnumerable<ManifestImage> Images(ManifestFile file) => new[] { file.Before, file.After }.OfType<ManifestImage>();
}
