using System.Collections.Immutable;
using Grip.Core;
using Grip.Gate.Landing;

namespace Grip.Tests.Landing;

public sealed class UndoTests : IDisposable
{
    private readonly LandingTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task An_undo_puts_every_byte_file_and_folder_back()
    {
        _tree.Put("src/A.cs", "class A { }\r\n");
        _tree.Put("src/Old.cs", "class Old { }");
        _tree.Put("src/Gone.cs", [0, 255, 1]);
        _tree.Put("src/order.cs", "class Order { }");
        var before = _tree.Snapshot();
        await _tree.Land(
            _tree.Replace("src/A.cs", "A", "B"),
            _tree.Add("src/new/deep/New.cs", "class New { }\n"),
            _tree.Rename("src/Old.cs", "lib/Moved.cs", _tree.EditOf("src/Old.cs", "Old", "Moved")),
            _tree.Rename("src/order.cs", "src/Order.cs"),
            _tree.Delete("src/Gone.cs")
        );
        var after = _tree.Snapshot();

        var undo = await Undo();
        Assert.Equal(before, _tree.Snapshot());

        await Undo(undo.Id);
        Assert.Equal(after, _tree.Snapshot());
    }

    [Fact]
    public async Task Without_an_id_the_newest_change_that_still_stands_is_undone()
    {
        _tree.Put("A.cs", "1");
        await _tree.Land("to 2", _tree.Replace("A.cs", "1", "2"));
        await _tree.Land("to 3", _tree.Replace("A.cs", "2", "3"));

        await Undo();
        Assert.Equal("2", _tree.Text("A.cs"));
        await Undo();
        Assert.Equal("1", _tree.Text("A.cs"));

        var failure = await Assert.ThrowsAsync<GripException>(() => Undo());
        Assert.Equal((ExitCode.Refused, "There is no landed change to undo here."), (failure.ExitCode, failure.Message));
    }

    [Fact]
    public async Task An_older_change_is_undone_below_later_ones()
    {
        _tree.Put("A.cs", "class A\n{\n    int One;\n    int Two;\n}\n");
        var first = await _tree.Land("first", _tree.Modify("A.cs", _tree.EditOf("A.cs", "One", "Uno"), new(0, 0, "// head\n")));
        await _tree.Land("second", _tree.Replace("A.cs", "Two", "Duo"), _tree.Add("B.cs", "class B;"));
        _tree.Put("A.cs", _tree.Text("A.cs") + "// by hand\n");

        await Undo(first!.Id);

        Assert.Equal("class A\n{\n    int One;\n    int Duo;\n}\n// by hand\n", _tree.Text("A.cs"));
        Assert.Equal("class B;", _tree.Text("B.cs"));
    }

    [Fact]
    public async Task Changes_of_different_words_in_one_line_do_not_overlap()
    {
        _tree.Put("A.cs", "decimal Total(Order order) => order.Sum();\n");
        var first = await _tree.Land("first", _tree.Replace("A.cs", "Total", "GrandTotal"));
        await _tree.Land("second", _tree.Replace("A.cs", "Sum", "Add"));

        await Undo(first!.Id);

        Assert.Equal("decimal Total(Order order) => order.Add();\n", _tree.Text("A.cs"));
    }

    [Fact]
    public async Task A_file_that_moved_and_went_on_comes_back_with_what_came_since()
    {
        _tree.Put("Old.cs", "class Old\n{\n}\n");
        var move = await _tree.Land("move", _tree.Rename("Old.cs", "New.cs", _tree.EditOf("Old.cs", "Old", "New")));
        await _tree.Land("later", _tree.Replace("New.cs", "{\n", "{\n    int x;\n"));

        await Undo(move!.Id);

        Assert.Equal(["Old.cs"], _tree.Snapshot().Keys);
        Assert.Equal("class Old\n{\n    int x;\n}\n", _tree.Text("Old.cs"));
    }

    [Fact]
    public async Task An_overlap_is_refused_with_its_places_and_the_later_change()
    {
        _tree.Put("A.cs", "one\ntwo\n");
        _tree.Put("B.cs", "one");
        var first = await _tree.Land("first", _tree.Replace("A.cs", "two", "zwei"), _tree.Replace("B.cs", "one", "eins"));
        var second = await _tree.Land("second", _tree.Modify("A.cs", _tree.EditOf("A.cs", "zwei", "deux"), new(0, 0, "zero\n")));
        var before = _tree.Snapshot();

        var failure = await Assert.ThrowsAsync<GripException>(() => Undo(first!.Id));

        Assert.Equal(ExitCode.Refused, failure.ExitCode);
        Assert.Equal($"\"first\" ({first!.Id}) cannot be undone: the same places were changed later.", failure.Message);
        Assert.Equal($"Undo \"second\" first (grip undo {second!.Id}). Nothing was changed.", failure.NextStep);
        Assert.Equal(["A.cs:3"], failure.Places);
        Assert.Equal(before, _tree.Snapshot());
    }

    [Fact]
    public async Task What_somebody_else_did_to_whole_files_is_never_undone()
    {
        _tree.Put("Gone.cs", "gone");
        _tree.Put("Edited.cs", "edited");
        var landed = await _tree.Land(_tree.Delete("Gone.cs"), _tree.Replace("Edited.cs", "edited", "2"), _tree.Add("New.cs", "new"));
        _tree.Put("Gone.cs", "back, but different");
        _tree.Put("New.cs", "new, and more");
        File.Delete(_tree.PathOf("Edited.cs"));
        var before = _tree.Snapshot();

        var failure = await Assert.ThrowsAsync<GripException>(() => Undo(landed!.Id));

        Assert.Equal(["Edited.cs: is gone", "Gone.cs: exists again", "New.cs: was changed"], failure.Places);
        Assert.Equal(before, _tree.Snapshot());
    }

    [Fact]
    public async Task A_file_that_was_already_put_back_by_hand_is_no_obstacle()
    {
        _tree.Put("A.cs", "one");
        _tree.Put("B.cs", "two");
        await _tree.Land(_tree.Replace("A.cs", "one", "1"), _tree.Replace("B.cs", "two", "2"), _tree.Add("C.cs", "three"));
        _tree.Put("A.cs", "one");
        File.Delete(_tree.PathOf("C.cs"));

        await Undo();

        Assert.Equal(["one", "two"], [_tree.Text("A.cs"), _tree.Text("B.cs")]);
    }

    [Fact]
    public async Task A_folder_that_the_change_made_stays_if_it_holds_something_else()
    {
        await _tree.Land(_tree.Add("made/New.cs", "new"));
        _tree.Put("made/Theirs.cs", "theirs");

        await Undo();

        Assert.Equal(["made", "made/Theirs.cs"], _tree.Snapshot().Keys);
    }

    [Fact]
    public async Task The_list_shows_each_change_with_its_state_the_newest_first()
    {
        _tree.Put("A.cs", "1\na\n");
        var first = await _tree.Land("to 2", _tree.Replace("A.cs", "1", "2"));
        var undo = await Undo();
        var second = await _tree.Land("to b", _tree.Replace("A.cs", "a", "b"));

        var list = await List();

        Assert.Equal(
            [
                (second!.Id, "to b", ChangeState.Landed, null),
                (undo.Id, "undo of to 2", ChangeState.Landed, first!.Id),
                (first.Id, "to 2", ChangeState.Undone, null),
            ],
            list.Select(change => (change.Id, change.Title, change.State, change.Undoes))
        );
        Assert.Equal([new LandedFile("A.cs", LandedKind.Modified, null)], list[0].Files);

        await Undo(undo.Id);
        Assert.Equal(ChangeState.Landed, (await List()).Single(change => change.Id == first.Id).State);
    }

    [Fact]
    public async Task An_id_may_be_shortened_and_a_wrong_one_is_answered_with_those_that_exist()
    {
        _tree.Put("A.cs", "1");
        var landed = await _tree.Land("to 2", _tree.Replace("A.cs", "1", "2"));

        var unknown = await Assert.ThrowsAsync<GripException>(() => Undo("zz"));
        Assert.Equal((ExitCode.Usage, "There is no change zz in this workspace."), (unknown.ExitCode, unknown.Message));
        Assert.Equal([$"{landed!.Id} to 2"], unknown.Places);

        await Undo(landed.Id[..4].ToUpperInvariant());
        Assert.Equal("1", _tree.Text("A.cs"));
        var twice = await Assert.ThrowsAsync<GripException>(() => Undo(landed.Id));
        Assert.Equal($"\"to 2\" ({landed.Id}) is undone already.", twice.Message);
    }

    [Fact]
    public async Task The_journal_keeps_the_newest_200_changes()
    {
        _tree.Put("A.cs", "0");
        for (var i = 0; i < 205; i++)
            await _tree.Land($"change {i}", _tree.Modify("A.cs", new Core.Text.TextEdit(0, _tree.Text("A.cs").Length, $"{i + 1}")));

        var list = await List();

        Assert.Equal((200, "change 204", "change 5"), (list.Length, list[0].Title, list[^1].Title));
    }

    [Fact]
    public async Task A_damaged_entry_is_said_plainly_and_hides_no_other()
    {
        _tree.Put("A.cs", "1");
        await _tree.Land("to 2", _tree.Replace("A.cs", "1", "2"));
        var broken = Directory.EnumerateFiles(_tree.JournalFolder).Single();
        File.WriteAllBytes(broken, File.ReadAllBytes(broken)[..^1]);
        await _tree.Land("to 3", _tree.Replace("A.cs", "2", "3"));

        Assert.Equal([ChangeState.Landed, ChangeState.Damaged], (await List()).Select(change => change.State));
        await Undo();
        Assert.Equal("2", _tree.Text("A.cs"));
        var id = (await List())[^1].Id;
        var failure = await Assert.ThrowsAsync<GripException>(() => Undo(id));
        Assert.Equal($"The journal entry {id} is damaged, so this change cannot be undone.", failure.Message);
    }

    private Task<LandedChange> Undo(string? id = null) => _tree.Lander.UndoAsync(_tree.Root, id, TestContext.Current.CancellationToken);

    private Task<ImmutableArray<LandedChange>> List() => _tree.Lander.ListAsync(_tree.Root, TestContext.Current.CancellationToken);
}
