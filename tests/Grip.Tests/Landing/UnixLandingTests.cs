using Grip.Core;
using Grip.Core.Changes;

namespace Grip.Tests.Landing;

/// <summary>Links and permissions.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class UnixLandingTests : IDisposable
{
    private readonly LandingTree _tree = new();

    public UnixLandingTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "needs Unix links and permission bits");

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task Permission_bits_survive_a_landing()
    {
        _tree.Put("run.sh", "echo one");
        const UnixFileMode mode = (UnixFileMode)0b111_101_001;
        File.SetUnixFileMode(_tree.PathOf("run.sh"), mode);

        await _tree.Land(_tree.Replace("run.sh", "one", "two"));
        Assert.Equal(("echo two", mode), (_tree.Text("run.sh"), File.GetUnixFileMode(_tree.PathOf("run.sh"))));

        await _tree.Land(_tree.Rename("run.sh", "go.sh"));
        Assert.Equal(("echo two", mode), (_tree.Text("go.sh"), File.GetUnixFileMode(_tree.PathOf("go.sh"))));
    }

    [Fact]
    public async Task A_link_that_stays_inside_is_written_through_and_stays_a_link()
    {
        _tree.Put("real/A.cs", "one");
        Directory.CreateSymbolicLink(_tree.PathOf("alias"), "real");
        File.CreateSymbolicLink(_tree.PathOf("A.cs"), "alias/A.cs");

        var landed = await _tree.Land(_tree.Replace("A.cs", "one", "1"));

        Assert.Equal("1", _tree.Text("real/A.cs"));
        Assert.Equal("alias/A.cs", new FileInfo(_tree.PathOf("A.cs")).LinkTarget);
        Assert.Equal("real/A.cs", Assert.Single(landed!.Files).Path);
    }

    [Fact]
    public async Task The_same_file_named_twice_through_a_link_is_changed_once()
    {
        _tree.Put("real/A.cs", "one two");
        Directory.CreateSymbolicLink(_tree.PathOf("alias"), "real");

        await _tree.Land(_tree.Replace("alias/A.cs", "one", "1"), _tree.Replace("real/A.cs", "two", "2"));

        Assert.Equal("1 2", _tree.Text("real/A.cs"));
    }

    [Fact]
    public async Task Links_that_lead_outside_are_refused()
    {
        Directory.CreateDirectory(_tree.Outside);
        File.WriteAllText(Path.Combine(_tree.Outside, "A.cs"), "one");
        Directory.CreateSymbolicLink(_tree.PathOf("folder"), _tree.Outside);
        File.CreateSymbolicLink(_tree.PathOf("file.cs"), "folder/../outside/A.cs");
        FileChange[] changes =
        [
            _tree.Replace("folder/A.cs", "one", "1"),
            _tree.Replace("file.cs", "one", "1"),
            _tree.Add("folder/New.cs", "new"),
            _tree.Delete("folder/A.cs"),
        ];

        foreach (var change in changes)
        {
            var failure = await Assert.ThrowsAsync<GripException>(() => _tree.Land(change));
            Assert.Equal(ExitCode.Refused, failure.ExitCode);
            Assert.Contains("lies outside of", failure.Message, StringComparison.Ordinal);
        }

        Assert.Equal(["A.cs"], LandingTree.SnapshotOf(_tree.Outside).Keys);
        Assert.Equal("one", File.ReadAllText(Path.Combine(_tree.Outside, "A.cs")));
    }

    [Fact]
    public async Task A_link_itself_is_neither_moved_nor_deleted()
    {
        _tree.Put("A.cs", "one");
        File.CreateSymbolicLink(_tree.PathOf("Link.cs"), "A.cs");

        var failure = await Assert.ThrowsAsync<GripException>(() => _tree.Land(_tree.Delete("Link.cs")));

        Assert.Equal("Link.cs is a symbolic link; Grip writes through links but does not move or delete them.", failure.Message);
    }

    [Fact]
    public async Task Links_in_a_circle_are_refused()
    {
        File.CreateSymbolicLink(_tree.PathOf("a"), "b");
        File.CreateSymbolicLink(_tree.PathOf("b"), "a");

        var failure = await Assert.ThrowsAsync<GripException>(() => _tree.Land(_tree.Add("a/New.cs", "new")));

        Assert.Equal($"The links of {_tree.PathOf("a")} go round in a circle.", failure.Message);
    }

    [Fact]
    public async Task A_workspace_reached_through_a_link_is_the_same_workspace()
    {
        _tree.Put("A.cs", "one");
        var alias = _tree.Root + "-alias";
        Directory.CreateSymbolicLink(alias, _tree.Root);
        var change = new ChangeSet("x", [new FileChange.Modified(Path.Combine(alias, "A.cs"), _tree.HashOf("A.cs"), [new(0, 1, "O")])]);

        await _tree.Lander.LandAsync(change, alias, TestContext.Current.CancellationToken);

        Assert.Equal("One", _tree.Text("A.cs"));
        Assert.Single(Directory.EnumerateFiles(_tree.JournalFolder, "*.landed"));
    }

    [Fact]
    public async Task A_read_only_file_is_refused()
    {
        _tree.Put("A.cs", "one");
        _tree.Put("B.cs", "two");
        File.SetUnixFileMode(_tree.PathOf("B.cs"), UnixFileMode.UserRead | UnixFileMode.GroupRead);
        var before = _tree.Snapshot();

        var failure = await Assert.ThrowsAsync<GripException>(() =>
            _tree.Land(_tree.Replace("A.cs", "one", "1"), _tree.Replace("B.cs", "two", "2"))
        );

        Assert.Equal((ExitCode.Refused, "B.cs is read-only."), (failure.ExitCode, failure.Message));
        Assert.Equal(before, _tree.Snapshot());
    }
}
