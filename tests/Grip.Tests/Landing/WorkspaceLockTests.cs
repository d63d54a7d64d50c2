using Grip.Core;
using Grip.Gate.Landing;
using Grip.Home;
using Grip.Home.Journals;

namespace Grip.Tests.Landing;

public sealed class WorkspaceLockTests : IDisposable
{
    private readonly LandingTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task A_second_grip_waits_and_then_says_who_is_writing()
    {
        _tree.Put("A.cs", "one");
        using var held = await Hold();
        var impatient = new Lander(_tree.Home, TimeProvider.System) { Patience = TimeSpan.FromMilliseconds(200) };

        var failure = await Assert.ThrowsAsync<GripException>(() =>
            impatient.LandAsync(new Core.Changes.ChangeSet("x", [_tree.Replace("A.cs", "one", "1")]), _tree.Root, Stop)
        );

        Assert.Matches(
            $@"^Another Grip is writing in this workspace: process {Environment.ProcessId}, since .* UTC\. Waited 0\.2 s\.$",
            failure.Message
        );
        Assert.Equal("one", _tree.Text("A.cs"));
    }

    [Fact]
    public async Task A_second_grip_goes_on_as_soon_as_the_first_is_done()
    {
        _tree.Put("A.cs", "one");
        var held = await Hold();
        var landing = _tree.Land(_tree.Replace("A.cs", "one", "1"));
        Assert.False(landing.IsCompleted);

        held.Dispose();

        Assert.NotNull(await landing);
    }

    [Fact]
    public async Task A_lock_file_without_a_living_holder_blocks_nobody()
    {
        _tree.Put("A.cs", "one");
        var folder = HomeFolder.ForWorkspace(_tree.Home.State, _tree.Root);
        File.WriteAllText(Path.Combine(folder, "lock"), "");
        File.WriteAllText(Path.Combine(folder, "lock-holder"), "process 1, since for ever");

        Assert.NotNull(await _tree.Land(_tree.Replace("A.cs", "one", "1")));
    }

    [Fact]
    public async Task Landings_at_the_same_time_come_one_after_the_other()
    {
        var landings = Enumerable.Range(0, 12).Select(i => Task.Run(() => _tree.Land($"add {i}", _tree.Add($"F{i}.cs", $"{i}")))).ToList();
        await Task.WhenAll(landings);

        var list = await _tree.Lander.ListAsync(_tree.Root, Stop);

        Assert.Equal(12, _tree.Snapshot().Count);
        Assert.Equal(12, list.Select(change => change.Id).Distinct().Count());
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Task<WorkspaceLock> Hold() =>
        WorkspaceLock.TakeAsync(HomeFolder.ForWorkspace(_tree.Home.State, _tree.Root), TimeSpan.Zero, TimeProvider.System, Stop);
}
