namespace Grip.Home.Journals;

/// <summary>How far a change came; it is the ending of the entry's file name, so that one rename moves it on.</summary>
public enum EntryState
{
    /// <summary>Written before the first user file is touched. Found at a start, it means that a landing was interrupted.</summary>
    Prepared,

    /// <summary>All files are as after the change.</summary>
    Landed,

    /// <summary>Rolled back except for files that somebody changed in between; kept for its images.</summary>
    Interrupted,

    /// <summary>Cannot be read; kept for a person to look at.</summary>
    Damaged,
}

/// <summary>One file of the journal.</summary>
/// <param name="Manifest">Null if it cannot be read.</param>
public sealed record JournalEntry(string File, EntryState State, JournalManifest? Manifest)
{
    /// <summary>The eight hexadecimal digits that people type.</summary>
    public string Id => Path.GetFileNameWithoutExtension(File)[(Path.GetFileName(File).IndexOf('-') + 1)..];

    public long Sequence => long.Parse(Path.GetFileName(File).AsSpan(0, Path.GetFileName(File).IndexOf('-')));
}
