using System.Collections.Immutable;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Gate.Landing;

namespace Grip.Tests.Landing;

/// <summary>Every instant between two steps of a landing, of an undo and of a rollback, one after the other.</summary>
public sealed class InterruptionTests : IDisposable
{
    private readonly LandingTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task A_landing_that_dies_at_any_instant_is_before_or_after_at_the_next_start()
    {
        Fill();
        var before = _tree.Snapshot();
        await _tree.Lander.LandAsync(Change(), _tree.Root, Stop);
        var after = _tree.Snapshot();
        await _tree.Lander.UndoAsync(_tree.Root, id: null, Stop);

        var outcomes = await DieAtEachInstant(before, after, lander => lander.LandAsync(Change(), _tree.Root, Stop));

        Assert.Contains("rolled back at replaced src/B.cs", outcomes);
        Assert.Contains("kept at landed", outcomes);
    }

    [Fact]
    public async Task An_undo_that_dies_at_any_instant_is_before_or_after_at_the_next_start()
    {
        Fill();
        var after = _tree.Snapshot();
        await _tree.Lander.LandAsync(Change(), _tree.Root, Stop);
        var before = _tree.Snapshot();

        var outcomes = await DieAtEachInstant(before, after, lander => lander.UndoAsync(_tree.Root, id: null, Stop));

        Assert.Contains("rolled back at replaced src/Gone.cs", outcomes);
        Assert.Contains("kept at landed", outcomes);
    }

    [Fact]
    public async Task A_rollback_that_dies_at_any_instant_is_finished_by_the_next_one()
    {
        Fill();
        var before = _tree.Snapshot();
        for (var instant = 0; ; instant++)
        {
            await Assert.ThrowsAsync<Killed>(() => Dying("flushed folders").LandAsync(Change(), _tree.Root, Stop));
            if (!await Dies(Dying(instant, []).RecoverAsync(_tree.Root, Stop)))
            {
                Assert.True(instant > 8, $"only {instant} instants in a rollback");
                break;
            }

            await _tree.Lander.RecoverAsync(_tree.Root, Stop);
            Assert.Equal(before, _tree.Snapshot());
        }

        Assert.Equal(before, _tree.Snapshot());
    }

    [Fact]
    public async Task A_disk_that_fails_at_any_instant_of_a_landing_changes_nothing()
    {
        Fill();
        var before = _tree.Snapshot();
        var names = new List<string>();
        await Dying(int.MaxValue, names).LandAsync(Change(), _tree.Root, Stop);
        await _tree.Lander.UndoAsync(_tree.Root, id: null, Stop);
        foreach (var name in names.Skip(2).SkipLast(1))
        {
            const int noSpace = 28;
            var lander = new Lander(_tree.Home, TimeProvider.System)
            {
                AtInstant = instant => _ = instant == name ? throw new IOException("No space left on device", noSpace) : 0,
            };

            var failure = await Assert.ThrowsAsync<GripException>(() => lander.LandAsync(Change(), _tree.Root, Stop));

            Assert.StartsWith("The disk is full: ", failure.Message, StringComparison.Ordinal);
            Assert.Equal(before, _tree.Snapshot());
        }
    }

    [Fact]
    public async Task What_somebody_wrote_after_the_crash_is_left_and_reported()
    {
        Fill();
        await Assert.ThrowsAsync<Killed>(() => Dying("flushed folders").LandAsync(Change(), _tree.Root, Stop));
        _tree.Put("src/A.cs", "theirs");
        _tree.Put("src/deep/New.cs", "theirs too");

        var recovered = Assert.Single(await _tree.Lander.RecoverAsync(_tree.Root, Stop));

        Assert.Equal(["src/deep/New.cs", "src/A.cs"], recovered.Left);
        Assert.Equal(["theirs", "theirs too", "bbb\n"], [_tree.Text("src/A.cs"), _tree.Text("src/deep/New.cs"), _tree.Text("src/B.cs")]);
        Assert.StartsWith(
            $"\"crash\" ({recovered.Id}) was interrupted; it has been rolled back, except for files that were changed since and are left as "
                + "they are: src/deep/New.cs, src/A.cs. Their bytes from before are kept in ",
            recovered.Describe(),
            StringComparison.Ordinal
        );
        Assert.True(File.Exists(recovered.Journal));
        Assert.Equal(ChangeState.Interrupted, (await _tree.Lander.ListAsync(_tree.Root, Stop))[0].State);
        Assert.Empty(await _tree.Lander.RecoverAsync(_tree.Root, Stop));
    }

    [Fact]
    public async Task A_damaged_journal_entry_is_set_aside_and_reported_once()
    {
        Fill();
        await Assert.ThrowsAsync<Killed>(() => Dying("staged src/A.cs").LandAsync(Change(), _tree.Root, Stop));
        var entry = Directory.EnumerateFiles(_tree.JournalFolder, "*.prepared").Single();
        File.WriteAllBytes(entry, File.ReadAllBytes(entry)[..100]);

        var recovered = Assert.Single(await _tree.Lander.RecoverAsync(_tree.Root, Stop));

        Assert.True(recovered.IsDamaged);
        Assert.StartsWith(
            $"The journal entry {recovered.Id} of an interrupted change cannot be read",
            recovered.Describe(),
            StringComparison.Ordinal
        );
        Assert.Empty(await _tree.Lander.RecoverAsync(_tree.Root, Stop));
        Assert.NotNull(await _tree.Land(_tree.Replace("src/B.cs", "b", "c")));
    }

    [Fact]
    public async Task A_journal_whose_images_are_damaged_restores_what_it_can()
    {
        Fill();
        await Assert.ThrowsAsync<Killed>(() => Dying("flushed folders").LandAsync(Change(), _tree.Root, Stop));
        var entry = Directory.EnumerateFiles(_tree.JournalFolder, "*.prepared").Single();
        var bytes = File.ReadAllBytes(entry);
        bytes[bytes.AsSpan().LastIndexOf("gone\n"u8)] = (byte)'G';
        File.WriteAllBytes(entry, bytes);

        var recovered = Assert.Single(await _tree.Lander.RecoverAsync(_tree.Root, Stop));

        Assert.Equal((true, "src/Gone.cs"), (recovered.IsDamaged, Assert.Single(recovered.Left)));
        Assert.Equal("aaa\n", _tree.Text("src/A.cs"));
        Assert.False(File.Exists(_tree.PathOf("src/Gone.cs")));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private void Fill()
    {
        _tree.Put("src/A.cs", "aaa\n");
        _tree.Put("src/B.cs", "bbb\n");
        _tree.Put("src/old.cs", "old\n");
        _tree.Put("src/Gone.cs", "gone\n");
        _tree.Put("x.cs", "x\n");
        _tree.Put("y.cs", "y\n");
    }

    private ChangeSet Change() =>
        new(
            "crash",
            [
                _tree.Replace("src/A.cs", "a", "A"),
                _tree.Replace("src/B.cs", "b", "B"),
                _tree.Rename("src/old.cs", "src/Old.cs", new TextEdit(0, 0, "// ")),
                _tree.Delete("src/Gone.cs"),
                _tree.Add("src/deep/New.cs", "new\n"),
                _tree.Rename("x.cs", "y.cs"),
                _tree.Rename("y.cs", "x.cs"),
            ]
        );

    /// <summary>Runs the action again and again, each time dying one instant later; says what became of it.</summary>
    private async Task<List<string>> DieAtEachInstant(
        ImmutableSortedDictionary<string, string> before,
        ImmutableSortedDictionary<string, string> after,
        Func<Lander, Task> action
    )
    {
        var outcomes = new List<string>();
        for (var instant = 0; ; instant++)
        {
            var names = new List<string>();
            if (!await Dies(action(Dying(instant, names))))
                return outcomes;
            var recovered = await _tree.Lander.RecoverAsync(_tree.Root, Stop);
            var now = _tree.Snapshot();
            var kept = !now.SequenceEqual(before);
            Assert.Equal(kept ? after : before, now);
            Assert.All(recovered, change => Assert.Empty(change.Left));
            Assert.DoesNotContain(
                Directory.EnumerateFiles(_tree.JournalFolder),
                file => file.EndsWith(".prepared", StringComparison.Ordinal)
            );
            outcomes.Add($"{(kept ? "kept" : "rolled back")} at {names[^1]}");
            if (kept)
                await _tree.Lander.UndoAsync(_tree.Root, (await _tree.Lander.ListAsync(_tree.Root, Stop))[0].Id, Stop);
        }
    }

    private Lander Dying(string at) =>
        new(_tree.Home, TimeProvider.System) { AtInstant = instant => _ = instant == at ? throw new Killed() : 0 };

    private Lander Dying(int at, List<string> names) =>
        new(_tree.Home, TimeProvider.System)
        {
            AtInstant = instant =>
            {
                names.Add(instant);
                if (names.Count > at)
                    throw new Killed();
            },
        };

    private static async Task<bool> Dies(Task task)
    {
        try
        {
            await task;
            return false;
        }
        catch (Killed)
        {
            return true;
        }
    }

    /// <summary>Not an expected failure of a disk, so nobody cleans up after it: what a killed process leaves.</summary>
    private sealed class Killed : Exception;
}
