using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Grip.Home.Journals;

/// <summary>What one change does to the files, in terms of bytes before and after. See docs/landing.md for the format.</summary>
/// <param name="Root">The workspace root with links resolved; <see cref="ManifestFile.Path"/> and the folders are relative to it.</param>
/// <param name="Undoes">The id of the change that this one reverts, or null.</param>
/// <param name="CreatedFolders">Folders that the change made, parents first.</param>
/// <param name="RemovedFolders">Folders that the change removes if they are empty then, children first.</param>
public sealed record JournalManifest(
    string Id,
    long Sequence,
    string Title,
    DateTimeOffset Time,
    string Root,
    string? Undoes,
    ImmutableArray<ManifestFile> Files,
    ImmutableArray<string> CreatedFolders,
    ImmutableArray<string> RemovedFolders
);

/// <param name="Path">Relative to the root, with '/'.</param>
/// <param name="Temporary">Where the new bytes are prepared, relative to the root; never there before or after a change.</param>
/// <param name="RenamedFrom">The old relative path if this is the new place of a moved file.</param>
/// <param name="Before">Null if the file was not there.</param>
/// <param name="After">Null if the file is gone afterwards.</param>
public sealed record ManifestFile(string Path, string Temporary, string? RenamedFrom, ManifestImage? Before, ManifestImage? After);

/// <param name="Hash">SHA-256 of the bytes; equal images are kept once.</param>
/// <param name="Mode">Unix permission bits; null on Windows.</param>
/// <param name="Offset">From the end of the manifest.</param>
public sealed record ManifestImage(string Hash, int? Mode, long Offset, long Length);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JournalManifest))]
internal sealed partial class JournalJson : JsonSerializerContext;
