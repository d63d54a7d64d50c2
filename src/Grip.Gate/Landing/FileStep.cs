using Grip.Core.Text;

namespace Grip.Gate.Landing;

/// <summary>The bytes and permission bits of a file.</summary>
/// <param name="mode">Null on Windows, and for a new file that takes the system's default.</param>
internal sealed class FileImage(byte[] bytes, UnixFileMode? mode)
{
    public byte[] Bytes { get; } = bytes;
    public UnixFileMode? Mode { get; } = mode;
    public ContentHash Hash { get; } = ContentHash.Of(bytes);

    /// <summary>Other bytes with the same permission bits.</summary>
    public FileImage With(byte[] bytes) => new(bytes, Mode);

    public static FileImage Read(string path) =>
        new(File.ReadAllBytes(path), OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(path));
}

/// <summary>What becomes of one path, in bytes. A move is two steps: the old path ends, the new one begins.</summary>
/// <param name="Path">Relative to the real root, with '/'.</param>
/// <param name="Before">Null if the file is not there yet.</param>
/// <param name="After">Null if the file is gone afterwards.</param>
/// <param name="RenamedFrom">The old path, on the new path's step.</param>
internal sealed record FileStep(string Path, FileImage? Before, FileImage? After, string? RenamedFrom = null);
