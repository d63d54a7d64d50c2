using System.Collections.Immutable;
using System.Globalization;

namespace Grip.Home.Journals;

/// <summary>
/// The changes of one workspace, oldest first, one file each. Written only while the workspace's lock is held; read at
/// any time.
/// </summary>
/// <remarks>All methods throw <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> as the disk does.</remarks>
public sealed class Journal(string folder)
{
    /// <summary>Entries beyond this many are collected, oldest first.</summary>
    public const int KeptEntries = 200;

    /// <summary>Entries beyond this many bytes in total are collected, oldest first; the newest one always stays.</summary>
    public const long KeptBytes = 500L * 1024 * 1024;

    private const string Unfinished = ".writing";

    public string Folder { get; } = folder;

    /// <summary>True if a landing is under way or was interrupted. Cheap: no entry is opened.</summary>
    public bool HasPrepared => Directory.Exists(Folder) && Directory.EnumerateFiles(Folder, "*." + NameOf(EntryState.Prepared)).Any();

    /// <summary>All entries, oldest first; one that cannot be read is there with a null manifest.</summary>
    public ImmutableArray<JournalEntry> Entries() =>
        Directory.Exists(Folder)
            ? [.. Directory.EnumerateFiles(Folder).Select(TryOpen).OfType<JournalEntry>().OrderBy(entry => entry.Sequence)]
            : [];

    /// <summary>The number for the next entry.</summary>
    public long NextSequence() => Names().Select(file => ParseName(file)!.Value.Sequence).DefaultIfEmpty(0).Max() + 1;

    /// <summary>Puts a whole entry on the disk in state <see cref="EntryState.Prepared"/>.</summary>
    public JournalEntry Prepare(JournalManifest manifest, IEnumerable<ReadOnlyMemory<byte>> images) =>
        Put(manifest, images, EntryState.Prepared);

    /// <summary>Puts a whole entry on the disk for a change that is done already.</summary>
    public JournalEntry Record(JournalManifest manifest, IEnumerable<ReadOnlyMemory<byte>> images) =>
        Put(manifest, images, EntryState.Landed);

    private JournalEntry Put(JournalManifest manifest, IEnumerable<ReadOnlyMemory<byte>> images, EntryState state)
    {
        HomeFolder.CreatePrivate(Folder);
        var unfinished = Path.Combine(Folder, manifest.Id + Unfinished);
        try
        {
            JournalFile.Write(unfinished, manifest, images);
            var file = PathOf(manifest.Sequence, manifest.Id, state);
            File.Move(unfinished, file);
            Durable.FlushFolder(Folder);
            return new JournalEntry(file, state, manifest);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <summary>Moves an entry on; this rename is the instant at which a landing counts as done.</summary>
    public JournalEntry Mark(JournalEntry entry, EntryState state)
    {
        var file = PathOf(entry.Sequence, entry.Id, state);
        File.Move(entry.File, file);
        Durable.FlushFolder(Folder);
        return entry with { File = file, State = state };
    }

    /// <summary>Forgets an entry whose change is completely rolled back.</summary>
    public void Discard(JournalEntry entry)
    {
        File.Delete(entry.File);
        Durable.FlushFolder(Folder);
    }

    /// <summary>The bytes of an image, or null if the entry is damaged.</summary>
    public static byte[]? TryReadImage(JournalEntry entry, ManifestImage image) => JournalFile.TryReadImage(entry.File, image);

    /// <summary>Removes what a killed process left half written, and the oldest entries over the bounds.</summary>
    public void Collect()
    {
        foreach (var unfinished in Directory.EnumerateFiles(Folder, "*" + Unfinished))
            File.Delete(unfinished);
        var (count, bytes) = (0, 0L);
        foreach (var file in Names().OrderByDescending(file => ParseName(file)!.Value.Sequence))
        {
            count++;
            bytes += new FileInfo(file).Length;
            if (count > 1 && (count > KeptEntries || bytes > KeptBytes))
                File.Delete(file);
        }
    }

    /// <summary>True for the file of an entry whose change is done with: landed, or set aside.</summary>
    public static bool CanBeForgotten(string file) => ParseName(file) is { State: not EntryState.Prepared };

    private IEnumerable<string> Names() =>
        Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder).Where(file => ParseName(file) is not null) : [];

    private static JournalEntry? TryOpen(string file)
    {
        if (ParseName(file) is not { } name)
            return null;
        try
        {
            return new JournalEntry(file, name.State, JournalFile.TryReadManifest(file));
        }
        catch (FileNotFoundException)
        {
            // Another Grip moved it on or collected it between the listing and now.
            return null;
        }
    }

    private static (long Sequence, EntryState State)? ParseName(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var dash = name.IndexOf('-');
        var ending = Path.GetExtension(file);
        return
            dash > 0
            && long.TryParse(name.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && ending.Length > 1
            && Enum.TryParse<EntryState>(ending[1..], ignoreCase: true, out var state)
            && NameOf(state) == ending[1..]
            ? (sequence, state)
            : null;
    }

    private string PathOf(long sequence, string id, EntryState state) => Path.Combine(Folder, $"{sequence:D8}-{id}.{NameOf(state)}");

    private static string NameOf(EntryState state) =>
        state switch
        {
            EntryState.Prepared => "prepared",
            EntryState.Landed => "landed",
            EntryState.Interrupted => "interrupted",
            _ => "damaged",
        };
}
