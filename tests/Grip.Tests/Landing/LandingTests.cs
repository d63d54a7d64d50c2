using Grip.Core;
using Grip.Core.Changes;
using Grip.Gate.Landing;

namespace Grip.Tests.Landing;

public sealed class LandingTests : IDisposable
{
    private readonly LandingTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task A_change_of_several_files_lands_as_one()
    {
        _tree.Put("src/A.cs", "class A { }\n");
        _tree.Put("src/Old.cs", "class Old { }\n");
        _tree.Put("src/Gone.cs", "class Gone { }\n");

        var landed = await _tree.Land(
            "four at once",
            _tree.Replace("src/A.cs", "A", "B"),
            _tree.Add("src/new/deep/New.cs", "class New { }\n"),
            _tree.Rename("src/Old.cs", "src/Moved.cs", _tree.EditOf("src/Old.cs", "Old", "Moved")),
            _tree.Delete("src/Gone.cs")
        );

        Assert.Equal("class B { }\n", _tree.Text("src/A.cs"));
        Assert.Equal("class New { }\n", _tree.Text("src/new/deep/New.cs"));
        Assert.Equal("class Moved { }\n", _tree.Text("src/Moved.cs"));
        Assert.Equal(["src", "src/A.cs", "src/Moved.cs", "src/new", "src/new/deep", "src/new/deep/New.cs"], _tree.Snapshot().Keys);
        Assert.Equal(
            [
                new LandedFile("src/A.cs", LandedKind.Modified, null),
                new LandedFile("src/Gone.cs", LandedKind.Deleted, null),
                new LandedFile("src/Moved.cs", LandedKind.Renamed, "src/Old.cs"),
                new LandedFile("src/new/deep/New.cs", LandedKind.Added, null),
            ],
            landed!.Files
        );
        Assert.Equal(("four at once", ChangeState.Landed, 8), (landed.Title, landed.State, landed.Id.Length));
    }

    [Theory]
    [InlineData("EFBBBF 61 0D0A 62 0A 09 63", "EFBBBF 61 0D0A 78C3A4 0A 09 63")]
    [InlineData("FFFE 6100 0D000A00 6200 0A00 6300", "FFFE 6100 0D000A00 7800E400 0A00 6300")]
    [InlineData("FEFF 0061 000D000A 0062 000A 0063", "FEFF 0061 000D000A 007800E4 000A 0063")]
    [InlineData("FC 61 0D0A 62 0A 80", "FC 61 0D0A 78E4 0A 80")]
    [InlineData("61 62 0D", "61 78C3A4 0D")]
    [InlineData("FFFE0000 62000000", "FFFE0000 78000000E4000000")]
    public async Task Bytes_outside_the_edit_stay_as_they_are(string before, string after)
    {
        _tree.Put("A.cs", Convert.FromHexString(before.Replace(" ", "", StringComparison.Ordinal)));

        await _tree.Land(_tree.Replace("A.cs", "b", "xä"));

        Assert.Equal(after.Replace(" ", "", StringComparison.Ordinal), Convert.ToHexString(File.ReadAllBytes(_tree.PathOf("A.cs"))));
    }

    [Fact]
    public async Task A_file_that_changed_since_it_was_read_is_never_overwritten()
    {
        _tree.Put("A.cs", "one");
        _tree.Put("B.cs", "two");
        FileChange[] files = [_tree.Replace("A.cs", "one", "1"), _tree.Replace("B.cs", "two", "2")];
        _tree.Put("B.cs", "two, and more");

        await Refused("B.cs changed since it was read.", files);
    }

    [Fact]
    public async Task A_file_that_changes_during_the_landing_is_kept_and_the_others_are_taken_back()
    {
        _tree.Put("A.cs", "one");
        _tree.Put("B.cs", "two");
        var lander = new Lander(_tree.Home, TimeProvider.System)
        {
            AtInstant = instant => _ = instant is "before changing B.cs" ? _tree.Put("B.cs", "theirs") : null,
        };
        var change = new ChangeSet("race", [_tree.Replace("A.cs", "one", "1"), _tree.Replace("B.cs", "two", "2")]);

        var failure = await Assert.ThrowsAsync<GripException>(() =>
            lander.LandAsync(change, _tree.Root, TestContext.Current.CancellationToken)
        );

        Assert.Equal("B.cs changed since it was read.", failure.Message);
        Assert.Equal(["B.cs:1", "- two", "+ theirs"], failure.Places);
        Assert.Equal(["one", "theirs"], [_tree.Text("A.cs"), _tree.Text("B.cs")]);
        Assert.Equal(["A.cs", "B.cs"], _tree.Snapshot().Keys);
        Assert.Empty(Directory.EnumerateFiles(_tree.JournalFolder));
    }

    [Fact]
    public async Task What_changed_since_it_was_read_is_shown()
    {
        _tree.Put("A.cs", "one\ntwo\nthree\n");
        var change = new ChangeSet("x", [_tree.Replace("A.cs", "one", "1")]);
        _tree.Put("A.cs", "one\n2\nthree\nfour\n");

        var failure = await Assert.ThrowsAsync<GripException>(() =>
            new Lander(_tree.Home, TimeProvider.System).LandAsync(
                change,
                _tree.Root,
                path => path == _tree.PathOf("A.cs") ? "one\ntwo\nthree\n" : null,
                TestContext.Current.CancellationToken
            )
        );

        Assert.Equal(["A.cs:2 and 1 more place", "- two", "+ 2"], failure.Places);
    }

    [Fact]
    public async Task A_file_that_is_gone_since_it_was_read_is_refused()
    {
        _tree.Put("A.cs", "one");
        var change = _tree.Replace("A.cs", "one", "1");
        File.Delete(_tree.PathOf("A.cs"));

        await Refused("A.cs is gone since it was read.", change);
    }

    [Fact]
    public async Task An_added_file_must_not_exist()
    {
        _tree.Put("A.cs", "one");

        await Refused("A.cs exists already, so it cannot be added.", _tree.Add("A.cs", "other"));
    }

    [Fact]
    public async Task A_rename_onto_an_existing_file_is_refused()
    {
        _tree.Put("A.cs", "one");
        _tree.Put("B.cs", "two");

        await Refused("B.cs exists already, so it cannot be added.", _tree.Rename("A.cs", "B.cs"));
    }

    [Fact]
    public async Task Two_files_can_swap_their_names()
    {
        _tree.Put("A.cs", "one");
        _tree.Put("B.cs", "two");

        await _tree.Land(_tree.Rename("A.cs", "B.cs"), _tree.Rename("B.cs", "A.cs"));

        Assert.Equal(["two", "one"], [_tree.Text("A.cs"), _tree.Text("B.cs")]);
    }

    [Fact]
    public async Task A_rename_of_letter_case_alone_lands()
    {
        _tree.Put("order.cs", "class Order { }");

        await _tree.Land(_tree.Rename("order.cs", "Order.cs"));

        Assert.Equal(["Order.cs"], _tree.Snapshot().Keys);
        Assert.Equal("class Order { }", _tree.Text("Order.cs"));
    }

    [Theory]
    [InlineData("../outside/A.cs")]
    [InlineData("src/../../outside/A.cs")]
    public async Task A_path_outside_of_the_workspace_is_refused(string name)
    {
        Directory.CreateDirectory(_tree.Outside);
        File.WriteAllText(Path.Combine(_tree.Outside, "A.cs"), "one");

        var failure = await Assert.ThrowsAsync<GripException>(() => _tree.Land(_tree.Replace(name, "one", "1")));

        Assert.Contains("lies outside of", failure.Message, StringComparison.Ordinal);
        Assert.Equal("one", File.ReadAllText(Path.Combine(_tree.Outside, "A.cs")));
    }

    [Fact]
    public async Task Git_s_own_folder_is_never_written()
    {
        _tree.Put(".git/config", "[core]");

        await Refused(".git/config belongs to git; Grip never writes there.", _tree.Replace(".git/config", "core", "x"));
    }

    [Fact]
    public async Task Bytes_that_are_not_text_are_never_edited()
    {
        _tree.Put("A.bin", [0, 1, 2, 65]);
        _tree.Put("Odd.txt", [0xFF, 0xFE, 65, 0, 66]);

        await Refused("A.bin is not text that Grip can change without touching other bytes.", _tree.Replace("A.bin", "A", "B"));
        await Refused("Odd.txt is not text that Grip can change without touching other bytes.", _tree.Replace("Odd.txt", "A", "B"));
    }

    [Fact]
    public async Task A_character_that_the_file_s_encoding_lacks_is_refused()
    {
        _tree.Put("A.cs", [0xFC, .. "one"u8]);

        await Refused("A.cs is saved as windows-1252, which has no character U+2192.", _tree.Replace("A.cs", "one", "→"));
    }

    [Fact]
    public async Task A_change_that_changes_no_byte_writes_nothing()
    {
        _tree.Put("A.cs", "one");

        Assert.Null(await _tree.Land(_tree.Replace("A.cs", "one", "one")));
        Assert.False(Directory.Exists(_tree.JournalFolder));
    }

    [Fact]
    public async Task A_cancelled_landing_changes_nothing()
    {
        _tree.Put("A.cs", "one");
        _tree.Put("B.cs", "two");
        var before = _tree.Snapshot();
        using var cancellation = new CancellationTokenSource();
        var lander = new Lander(_tree.Home, TimeProvider.System)
        {
            AtInstant = instant =>
            {
                if (instant is "staged A.cs")
                    cancellation.Cancel();
            },
        };
        var change = new ChangeSet("stopped", [_tree.Replace("A.cs", "one", "1"), _tree.Replace("B.cs", "two", "2")]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lander.LandAsync(change, _tree.Root, cancellation.Token));

        Assert.Equal(before, _tree.Snapshot());
        Assert.Empty(Directory.EnumerateFiles(_tree.JournalFolder));
    }

    [Fact]
    public async Task A_root_that_does_not_exist_is_named()
    {
        var failure = await Assert.ThrowsAsync<GripException>(() =>
            _tree.Lander.LandAsync(new ChangeSet("x", []), _tree.PathOf("nowhere"), TestContext.Current.CancellationToken)
        );

        Assert.Equal((ExitCode.Usage, $"There is no folder {_tree.PathOf("nowhere")}."), (failure.ExitCode, failure.Message));
    }

    private async Task Refused(string message, params FileChange[] files)
    {
        var before = _tree.Snapshot();

        var failure = await Assert.ThrowsAsync<GripException>(() => _tree.Land(files));

        Assert.Equal((ExitCode.Refused, message), (failure.ExitCode, failure.Message));
        Assert.Equal(before, _tree.Snapshot());
        Assert.False(Directory.Exists(_tree.JournalFolder) && Directory.EnumerateFiles(_tree.JournalFolder).Any());
    }
}
