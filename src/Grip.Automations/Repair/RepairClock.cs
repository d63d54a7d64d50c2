using System.Diagnostics;

namespace Grip.Automations.Repair;

/// <summary>Counts tries and knows when the budget is spent.</summary>
internal sealed class RepairClock(TimeSpan budget)
{
    private readonly Stopwatch watch = Stopwatch.StartNew();

    public int Tries { get; private set; }

    public TimeSpan Elapsed => watch.Elapsed;

    public bool IsOver => watch.Elapsed > budget;

    public void Count() => Tries++;
}
