using Grip.Benchmarks.Spirals;

namespace Grip.Tests.Benchmarks;

/// <summary>The figures that docs/ledger.md promises, on few traces; the bench command plays many.</summary>
public sealed class SpiralTests
{
    [Fact]
    public async Task Every_spiral_is_noticed_within_two_steps_and_good_work_is_never_ended()
    {
        var rows = await SpiralsCommand.MeasureAsync(count: 5, seed: 7, TestContext.Current.CancellationToken);

        foreach (var row in rows.Where(row => row is { Rules: "Grip", IsSpiral: true }))
        {
            Assert.True(row is { Noticed: 1, MostWasted: <= 2, Stopped: 1 }, row.ToString());
        }

        foreach (var row in rows.Where(row => row is { Rules: "Grip", IsSpiral: false }))
            Assert.True(row is { Stopped: 0, Disturbed: 0 }, row.ToString());
    }
}
