using System.Collections.Immutable;
using Grip.Core.Text;

namespace Grip.Core.Changes;

/// <summary>What happens to one file. Paths are absolute and normalised; a change set holds each path once.</summary>
public abstract record FileChange(string Path)
{
    /// <param name="Before">The hash of the bytes that the edits were computed from.</param>
    public sealed record Modified(string Path, ContentHash Before, ImmutableArray<TextEdit> Edits) : FileChange(Path);

    /// <param name="Content">The whole file as bytes. The file must not exist yet.</param>
    public sealed record Added(string Path, ImmutableArray<byte> Content) : FileChange(Path);

    public sealed record Deleted(string Path, ContentHash Before) : FileChange(Path);

    /// <summary>A move, with edits of its text (may be empty). A change of letter case alone is a rename too.</summary>
    public sealed record Renamed(string Path, string NewPath, ContentHash Before, ImmutableArray<TextEdit> Edits) : FileChange(Path);
}
