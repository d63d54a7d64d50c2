using System.Collections.Immutable;

namespace Grip.Gate.Landing;

public enum ChangeState
{
    Landed,
    Undone,

    /// <summary>Rolled back after a crash, except for files that somebody had changed by then.</summary>
    Interrupted,

    /// <summary>Its journal entry cannot be read, so it cannot be undone.</summary>
    Damaged,
}

public enum LandedKind
{
    Modified,
    Added,
    Deleted,
    Renamed,
}

/// <summary>A change in the journal.</summary>
/// <param name="Id">Eight hexadecimal digits; any unambiguous beginning names it too.</param>
/// <param name="Undoes">The id of the change that this one reverted, or null.</param>
public sealed record LandedChange(
    string Id,
    string Title,
    DateTimeOffset Time,
    ChangeState State,
    string? Undoes,
    ImmutableArray<LandedFile> Files
);

/// <param name="Path">Relative to the workspace root, with '/'.</param>
/// <param name="OldPath">Where a renamed file was.</param>
public sealed record LandedFile(string Path, LandedKind Kind, string? OldPath);

/// <summary>An interrupted change that was found and put right.</summary>
/// <param name="Left">Files that somebody changed after the interruption; they were left as they are.</param>
/// <param name="IsDamaged">The journal entry could not be read (entirely), so the files in <paramref name="Left"/>, or all of them if it is empty, are as the crash left them.</param>
/// <param name="Journal">The journal file that still holds the bytes from before; null if it is no longer needed.</param>
public sealed record RecoveredChange(string Id, string Title, ImmutableArray<string> Left, bool IsDamaged, string? Journal)
{
    /// <summary>One sentence for the user.</summary>
    public string Describe() =>
        this switch
        {
            { IsDamaged: true, Left.IsEmpty: true } =>
                $"The journal entry {Id} of an interrupted change cannot be read, so it could not be rolled back; "
                    + $"look at your files (git diff). It was kept as {Journal}.",
            { IsDamaged: true } => $"\"{Title}\" ({Id}) was interrupted and its journal entry is damaged. Rolled back, except for "
                + $"{string.Join(", ", Left)}; look at these files. The entry was kept as {Journal}.",
            { Left.IsEmpty: true } => $"\"{Title}\" ({Id}) was interrupted; it has been rolled back completely.",
            _ => $"\"{Title}\" ({Id}) was interrupted; it has been rolled back, except for files that were changed since and are "
                + $"left as they are: {string.Join(", ", Left)}. Their bytes from before are kept in {Journal}.",
        };
}
