using System.Runtime.InteropServices;

namespace Grip.Agent.Shell;

/// <summary>What the file system says of a file; another stamp means another content.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FileStamp(long Size, DateTime Written, UnixFileMode? Mode)
{
    public static FileStamp Of(FileInfo file) =>
        new(file.Length, file.LastWriteTimeUtc, OperatingSystem.IsWindows() ? null : file.UnixFileMode);

    public bool SameContent(FileStamp other) => (Size, Written) == (other.Size, other.Written);
}
