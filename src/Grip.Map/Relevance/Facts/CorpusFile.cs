using System.Collections.Immutable;

namespace Grip.Map.Relevance.Facts;

/// <summary>What a file is for, as its path and its content say.</summary>
[Flags]
public enum FileRoles
{
    None = 0,
    Test = 1,
    Sample = 2,
    Benchmark = 4,
    Generated = 8,
}

/// <param name="Path">Relative to the root, with slashes.</param>
/// <param name="Stem">Sub-words of the file's name, numbers.</param>
/// <param name="Folders">Sub-words of its folders, numbers.</param>
public sealed record CorpusFile(string Path, SourceFacts Facts, FileRoles Roles, ImmutableArray<int> Stem, ImmutableArray<int> Folders)
{
    public string Folder => Path.LastIndexOf('/') is var slash and >= 0 ? Path[..slash] : "";
}
