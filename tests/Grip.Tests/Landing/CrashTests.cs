using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Grip.Tests.Landing;

/// <summary>
/// A real process that lands and undoes is killed at random instants: the tree is always exactly before or exactly
/// after. GRIP_CRASH_KILLS sets how often (200 without it).
/// </summary>
public sealed class CrashTests
{
    private const int Chains = 2;

    [Fact]
    public async Task A_killed_process_leaves_the_tree_before_or_after()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("GRIP_CRASH_KILLS") ?? "200", CultureInfo.InvariantCulture);
        var seed = Environment.TickCount;

        var hits = await Task.WhenAll(
            Enumerable.Range(0, Chains).Select(chain => Task.Run(() => KillAgainAndAgain(kills / Chains, seed + chain)))
        );

        TestContext.Current.SendDiagnosticMessage($"{hits.Sum()} of {kills} kills hit a landing or an undo.");
        Assert.True(hits.Sum() > kills / 10, $"Only {hits.Sum()} of {kills} kills hit a landing or an undo.");
    }

    /// <summary>How many of the kills interrupted something.</summary>
    private static async Task<int> KillAgainAndAgain(int kills, int seed)
    {
        using var tree = new LandingTree();
        var random = new Random(seed);
        Fill(tree);
        var before = tree.Snapshot();
        var after = After(before);
        var (cold, warm) = await CycleTimes(tree);
        var hits = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            using (var host = await Start(tree))
            {
                // In turns: anywhere in the first, slow cycle, and anywhere in a fast one.
                if (kill % 2 == 1)
                    await host.StandardOutput.ReadLineAsync(Stop);
                await Wait((kill % 2 == 1 ? warm : cold) * random.NextDouble() * 1.2);
                host.Kill();
                await host.WaitForExitAsync(Stop);
            }

            var recovered = await tree.Lander.RecoverAsync(tree.Root, Stop);
            var now = tree.Snapshot();
            var isAfter = now.ContainsKey(Path.Combine("src", "Added.cs"));
            Assert.True(now.SequenceEqual(isAfter ? after : before), $"seed {seed}, kill {kill}:\n{string.Join('\n', now)}");
            Assert.All(recovered, change => Assert.Empty(change.Left));
            hits += recovered.Length;
        }

        return hits;
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static void Fill(LandingTree tree)
    {
        for (var i = 0; i < 4; i++)
            tree.Put($"src/M{i}.cs", $"class M{i} {{ }}\n" + new string('x', 5000));
        tree.Put("src/old.cs", "class Old { }\n");
        tree.Put("src/From.cs", "class Moved { }\n");
        tree.Put("src/Deleted.cs", [0, 1, 2]);
        Directory.CreateDirectory(tree.PathOf("lib"));
    }

    /// <summary>The other state, said independently of the landing.</summary>
    private static ImmutableSortedDictionary<string, string> After(ImmutableSortedDictionary<string, string> before)
    {
        using var other = new LandingTree();
        foreach (var name in before.Keys.Where(name => before[name] != "folder"))
            other.Put(name, Convert.FromHexString(before[name].Split(' ')[0]));
        for (var i = 0; i < 4; i++)
            other.Put($"src/M{i}.cs", "CHANGED" + other.Text($"src/M{i}.cs")[5..]);
        var moved = "// moved\n" + other.Text("src/old.cs");
        File.Delete(other.PathOf("src/old.cs"));
        other.Put("src/Old.cs", moved);
        other.Put("lib/To.cs", other.Text("src/From.cs"));
        File.Delete(other.PathOf("src/From.cs"));
        File.Delete(other.PathOf("src/Deleted.cs"));
        other.Put("src/Added.cs", "added\n");
        other.Put("src/deep/er/Added.cs", "added too\n");
        return other.Snapshot();
    }

    private static async Task<(TimeSpan Cold, TimeSpan Warm)> CycleTimes(LandingTree tree)
    {
        using var host = await Start(tree);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 2; i++)
            await host.StandardOutput.ReadLineAsync(Stop);
        var cold = clock.Elapsed;
        clock.Restart();
        for (var i = 0; i < 6; i++)
            await host.StandardOutput.ReadLineAsync(Stop);
        host.Kill();
        await host.WaitForExitAsync(Stop);
        return (cold, clock.Elapsed / 3);
    }

    private static async Task<Process> Start(LandingTree tree)
    {
        var host = Path.Combine(AppContext.BaseDirectory, "Grip.CrashHost.dll");
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } self && self.EndsWith("dotnet", StringComparison.Ordinal) ? self : "dotnet"
        )
        {
            ArgumentList = { host, tree.Root, tree.Home.Root },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        var process = Process.Start(start)!;
        Assert.Equal("started", await process.StandardOutput.ReadLineAsync(Stop));
        return process;
    }

    /// <summary>A random instant; the point of this test, not a wait for something to happen.</summary>
    private static Task Wait(TimeSpan time) => Task.Delay(time, Stop);
}
