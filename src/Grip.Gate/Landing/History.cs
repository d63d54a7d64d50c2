using System.Collections.Immutable;
using Grip.Home.Journals;

namespace Grip.Gate.Landing;

/// <summary>The journal as people see it.</summary>
internal static class History
{
    /// <summary>All entries but those under way, oldest first, each with the state that later undos leave it in.</summary>
    public static ImmutableArray<LandedChange> Of(ImmutableArray<JournalEntry> entries)
    {
        var undone = new HashSet<string>(StringComparer.Ordinal);
        var states = new List<LandedChange>();
        // From the newest: an undo that was itself undone does not count.
        foreach (var entry in entries.Where(entry => entry.State is not EntryState.Prepared).Reverse())
        {
            var counts = entry is { State: EntryState.Landed, Manifest: not null } && !undone.Contains(entry.Id);
            if (counts && entry.Manifest!.Undoes is { } reverted)
                undone.Add(reverted);
            states.Add(Describe(entry, undone.Contains(entry.Id) ? ChangeState.Undone : StateOf(entry)));
        }

        states.Reverse();
        return [.. states];
    }

    public static LandedChange Describe(JournalEntry entry, ChangeState state) =>
        entry.Manifest is { } manifest
            ? new LandedChange(entry.Id, manifest.Title, manifest.Time, state, manifest.Undoes, Files(manifest))
            : new LandedChange(entry.Id, "(this journal entry cannot be read)", default, state, Undoes: null, []);

    private static ChangeState StateOf(JournalEntry entry) =>
        entry switch
        {
            { Manifest: null } or { State: EntryState.Damaged } => ChangeState.Damaged,
            { State: EntryState.Interrupted } => ChangeState.Interrupted,
            _ => ChangeState.Landed,
        };

    private static ImmutableArray<LandedFile> Files(JournalManifest manifest)
    {
        var sources = manifest.Files.Select(file => file.RenamedFrom).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return
        [
            .. manifest
                .Files.Where(file => file.After is not null || !sources.Contains(file.Path))
                .Select(file => new LandedFile(file.Path, KindOf(file), file.RenamedFrom)),
        ];
    }

    private static LandedKind KindOf(ManifestFile file) =>
        file switch
        {
            { RenamedFrom: not null } => LandedKind.Renamed,
            { Before: null } => LandedKind.Added,
            { After: null } => LandedKind.Deleted,
            _ => LandedKind.Modified,
        };
}
