using System.Diagnostics;
using System.Globalization;

namespace Grip.Tests.Landing;

/// <summary>
/// A real process that lands and undoes is killed at random instants: the tree is always exactly before or exactly
/// after. GRIP_CRASH_KILLS sets how often (200 without it).
/// </summary>
public sealed class CrashTests : IDisposable
{
    private readonly LandingTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task A_killed_process_leaves_the_tree_before_or_after()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("GRIP_CRASH_KILLS") ?? "200", CultureInfo.InvariantCulture);
        var seed = Environment.TickCount;
        var random = new Random(seed);
        Fill();
        var before = _tree.Snapshot();
        var (cold, warm) = await CycleTimes();
        await _tree.Lander.RecoverAsync(_tree.Root, Stop);
        await PutBack();
        Assert.Equal(before, _tree.Snapshot());

        var (kept, rolledBack, none) = (0, 0, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            using (var host = await Start())
            {
                // In turns: anywhere in the first, slow cycle, and anywhere in a fast one.
                if (kill % 2 == 1)
                    await host.StandardOutput.ReadLineAsync(Stop);
                await Wait((kill % 2 == 1 ? warm : cold) * random.NextDouble() * 1.2);
                host.Kill();
                await host.WaitForExitAsync(Stop);
            }

            var recovered = await _tree.Lander.RecoverAsync(_tree.Root, Stop);
            var now = _tree.Snapshot();
            var isAfter = now.ContainsKey(Path.Combine("src", "Added.cs"));
            Assert.True(now.SequenceEqual(isAfter ? After(before) : before), $"seed {seed}, kill {kill}:\n{string.Join('\n', now)}");
            Assert.All(recovered, change => Assert.Empty(change.Left));
            _ =
                recovered.IsEmpty ? none++
                : isAfter ? kept++
                : rolledBack++;
        }

        TestContext.Current.SendDiagnosticMessage(
            $"{kills} kills, cycles of {cold.TotalMilliseconds:0} and {warm.TotalMilliseconds:0} ms: {rolledBack + kept} interrupted ({kept} undos), {none} between two."
        );
        Assert.True(kept + rolledBack > kills / 4, $"Only {kept + rolledBack} of {kills} kills hit a landing or an undo.");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private void Fill()
    {
        for (var i = 0; i < 4; i++)
            _tree.Put($"src/M{i}.cs", $"class M{i} {{ }}\n" + new string('x', 5000));
        _tree.Put("src/old.cs", "class Old { }\n");
        _tree.Put("src/From.cs", "class Moved { }\n");
        _tree.Put("src/Deleted.cs", [0, 1, 2]);
        Directory.CreateDirectory(_tree.PathOf("lib"));
    }

    /// <summary>The other state, said independently of the landing.</summary>
    private System.Collections.Immutable.ImmutableSortedDictionary<string, string> After(
        System.Collections.Immutable.ImmutableSortedDictionary<string, string> before
    )
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

    private async Task<(TimeSpan Cold, TimeSpan Warm)> CycleTimes()
    {
        using var host = await Start();
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

    private async Task PutBack()
    {
        if (File.Exists(_tree.PathOf("src/Added.cs")))
            await _tree.Lander.UndoAsync(_tree.Root, id: null, Stop);
    }

    private async Task<Process> Start()
    {
        var host = Path.Combine(AppContext.BaseDirectory, "Grip.CrashHost.dll");
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } self && self.EndsWith("dotnet", StringComparison.Ordinal) ? self : "dotnet"
        )
        {
            ArgumentList = { host, _tree.Root, _tree.Home.Root },
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
