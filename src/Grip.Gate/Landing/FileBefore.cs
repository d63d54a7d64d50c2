using System.Collections.Immutable;

namespace Grip.Gate.Landing;

/// <summary>A file as it was before another program changed it.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Bytes">Null if it was not there.</param>
/// <param name="Mode">Its permission bits; null on Windows.</param>
public sealed record FileBefore(string Path, ImmutableArray<byte>? Bytes, UnixFileMode? Mode)
{
    internal FileStep ToStep(WorkspacePaths paths)
    {
        var relative = paths.OwnName(Path);
        return new FileStep(
            relative,
            Bytes is { } bytes ? new FileImage([.. bytes], Mode) : null,
            File.Exists(Path) ? FileImage.Read(Path) : null
        );
    }
}
