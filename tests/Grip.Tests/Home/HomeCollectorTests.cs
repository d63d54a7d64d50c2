using Grip.Home;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Home;

public sealed class HomeCollectorTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2030, 1, 31, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly HomeFolder _home;

    public HomeCollectorTests() => _home = HomeFolder.Locate(name => name == "GRIP_HOME" ? _folder.Path : null);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_old_goes_and_what_is_young_stays()
    {
        Put("cache/Shop-1/evaluation-a.json", days: 31);
        Put("cache/Shop-1/evaluation-b.json", days: 29);
        Put("cache/Gone-2/evaluation-c.json", days: 100);
        Put("cache/Shop-1/run-77-abc/grip.proj", days: 2);
        Put("failures/one.txt", days: 40);
        Put("failures/two.txt", days: 4);

        await CollectAsync();

        Assert.Equal(["cache/Shop-1/evaluation-b.json", "collected", "failures/two.txt"], Files());
        Assert.False(Directory.Exists(_folder.Combine("cache", "Gone-2")));
    }

    [Fact]
    public async Task Journals_of_workspaces_at_rest_go_but_never_an_interrupted_landing()
    {
        Put("state/Old-1/journal/00000001-aaaaaaaa.landed", days: 200);
        Put("state/Old-1/lock", days: 200);
        Put("state/Cut-2/journal/00000001-bbbbbbbb.prepared", days: 400);
        Put("state/New-3/journal/00000001-cccccccc.landed", days: 300);
        Put("state/New-3/journal/00000002-dddddddd.landed", days: 3);

        await CollectAsync();

        Assert.Equal(
            [
                "collected",
                "state/Cut-2/journal/00000001-bbbbbbbb.prepared",
                "state/New-3/journal/00000001-cccccccc.landed",
                "state/New-3/journal/00000002-dddddddd.landed",
            ],
            Files()
        );
    }

    [Fact]
    public async Task What_was_said_and_kept_is_no_journal_and_stays()
    {
        Put("state/sessions/Shop-1/0a1b.jsonl", days: 200);
        Put("state/kept/Shop-1/12345678.json", days: 200);
        Put("state/history/Shop-1/prompts.jsonl", days: 200);

        await CollectAsync();

        Assert.Equal(
            ["collected", "state/history/Shop-1/prompts.jsonl", "state/kept/Shop-1/12345678.json", "state/sessions/Shop-1/0a1b.jsonl"],
            Files()
        );
    }

    [Fact]
    public async Task Over_the_bound_of_size_the_oldest_caches_go_first()
    {
        Put("cache/A-1/old", days: 3, HomeCollector.KeptCacheBytes / 2);
        Put("cache/A-1/older", days: 4, HomeCollector.KeptCacheBytes / 2);
        Put("cache/A-1/young", days: 1, HomeCollector.KeptCacheBytes / 2);

        await CollectAsync();

        Assert.Equal(["cache/A-1/old", "cache/A-1/young", "collected"], Files());
    }

    [Fact]
    public async Task A_copy_of_a_tree_goes_once_its_process_is_gone()
    {
        var source = _folder.Combine("source");
        Directory.CreateDirectory(source);
        await File.WriteAllTextAsync(Path.Combine(source, "A.cs"), "class A;", TestContext.Current.CancellationToken);
        Put("cache/scratch/99-left/A.cs", days: 0);
        Put("cache/scratch/99-left.lock", days: 0);
        using var used = ScratchTree.Create(_home, source, TestContext.Current.CancellationToken);

        await CollectAsync();

        Assert.True(File.Exists(Path.Combine(used.Root, "A.cs")));
        Assert.StartsWith(
            Assert.Single(Directory.EnumerateDirectories(_folder.Combine("cache", "scratch"))),
            used.Root,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_second_time_on_a_day_only_copies_of_trees_are_looked_at()
    {
        await CollectAsync();
        Put("cache/Shop-1/evaluation-a.json", days: 31);

        await CollectAsync();

        Assert.Equal(["cache/Shop-1/evaluation-a.json", "collected"], Files());
    }

    private Task CollectAsync() => new HomeCollector(_home, new At(Now)).CollectAsync(TestContext.Current.CancellationToken);

    private void Put(string path, int days, long length = 1)
    {
        var full = _folder.Combine(path.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        using (var file = File.Create(full))
            file.SetLength(length);
        File.SetLastWriteTimeUtc(full, Now.UtcDateTime.AddDays(-days));
        Directory.SetLastWriteTimeUtc(Path.GetDirectoryName(full)!, Now.UtcDateTime.AddDays(-days));
    }

    private IEnumerable<string> Files() =>
        Directory
            .EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_folder.Path, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
