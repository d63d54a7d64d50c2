namespace Grip.Benchmarks.Generating;

/// <summary>Decides which files use which of the core's central methods, so that there are some that ten, a hundred and a thousand files use.</summary>
/// <param name="files">About as many as there will be.</param>
internal sealed class CentralUses(int files, Dice dice)
{
    public IReadOnlyList<string> For(string type)
    {
        var statements = new List<string>();
        if (Wanted(10))
            statements.Add($"Telemetry.SampleRarely(nameof({type}));");
        if (Wanted(100))
            statements.Add($"AuditTrail.Note(\"{dice.Pick(Words.Reasons)}\", nameof({type}));");
        if (Wanted(1000))
            statements.Add($"Telemetry.CountUse(nameof({type}));");
        return statements;
    }

    /// <summary>A quarter more than wanted, since not every file has a place for it.</summary>
    private bool Wanted(int count) => dice.Chance(Math.Min(0.7, count * 1.3 / Math.Max(files, 1)));
}
