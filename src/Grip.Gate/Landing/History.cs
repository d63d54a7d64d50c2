using System.Collections.Immutable;
using Grip.Core;
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

    /// <summary>The change that an id, or its beginning, names; without one the newest that still stands and is no undo.</summary>
    /// <exception cref="GripException">There is none, there are several, or it cannot be undone.</exception>
    public static LandedChange Find(ImmutableArray<LandedChange> history, string? id)
    {
        if (id is null)
            return history.LastOrDefault(change => change is { State: ChangeState.Landed, Undoes: null })
                ?? throw new GripException(
                    ExitCode.Refused,
                    "There is no landed change to undo here.",
                    "grip undo --list shows all changes."
                );
        var named = history.Where(change => change.Id.StartsWith(id, StringComparison.OrdinalIgnoreCase)).ToImmutableArray();
        return named switch
        {
            [{ State: ChangeState.Undone } undone] => throw new GripException(
                ExitCode.Refused,
                $"\"{undone.Title}\" ({undone.Id}) is undone already.",
                "To do it again, undo its undo: grip undo --list shows the id."
            ),
            [{ State: ChangeState.Damaged } damaged] => throw new GripException(
                ExitCode.Refused,
                $"The journal entry {damaged.Id} is damaged, so this change cannot be undone.",
                "Use your version control for its files."
            ),
            [var one] => one,
            [] => throw new GripException(
                ExitCode.Usage,
                $"There is no change {id} in this workspace.",
                "Name one of these (grip undo --list).",
                Lines(history.Reverse().Take(10))
            ),
            _ => throw new GripException(ExitCode.Usage, $"{id} names several changes.", "Type more digits.", Lines(named)),
        };
    }

    /// <summary>The refusal of an undo, naming the later changes that touched the same files.</summary>
    public static GripException Overlap(ImmutableArray<LandedChange> history, LandedChange change, ImmutableArray<string> conflicts)
    {
        var later = history
            .SkipWhile(other => other.Id != change.Id)
            .Skip(1)
            .Where(other => other is { State: ChangeState.Landed, Undoes: null })
            .Where(other =>
                other.Files.Any(file =>
                    conflicts.Any(place =>
                        place.StartsWith((file.OldPath ?? file.Path) + ":", StringComparison.Ordinal)
                        || place.StartsWith(file.Path + ":", StringComparison.Ordinal)
                    )
                )
            )
            .Reverse()
            .ToImmutableArray();
        return new GripException(
            ExitCode.Refused,
            $"\"{change.Title}\" ({change.Id}) cannot be undone: the same places were changed later.",
            later is [var newest, ..]
                ? $"Undo \"{newest.Title}\" first (grip undo {newest.Id}). Nothing was changed."
                : "Put these places back by hand, or use your version control. Nothing was changed.",
            conflicts
        );
    }

    private static ImmutableArray<string> Lines(IEnumerable<LandedChange> changes) =>
        [.. changes.Select(change => $"{change.Id} {change.Title}")];

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
