using System.Collections.Immutable;
using System.Diagnostics;
using Grip.Core.Changes;
using Grip.Core.Checks;

namespace Grip.Gate;

/// <param name="Name">The check's name, as in "semantic".</param>
public sealed record CheckOutcome(string Name, Verdict Verdict, TimeSpan Duration);

/// <summary>What all checks together say about a change.</summary>
public sealed record Judgement(ImmutableArray<CheckOutcome> Outcomes)
{
    public bool Passes => Outcomes.All(outcome => outcome.Verdict.Passes);

    public ImmutableArray<CheckDiagnostic> Introduced => [.. Outcomes.SelectMany(outcome => outcome.Verdict.Introduced)];

    public ImmutableArray<CheckDiagnostic> Fixed => [.. Outcomes.SelectMany(outcome => outcome.Verdict.Fixed)];

    public int PreExisting => Outcomes.Sum(outcome => outcome.Verdict.PreExisting);

    public ImmutableArray<string> Weaknesses => [.. Outcomes.SelectMany(outcome => outcome.Verdict.Weaknesses).Distinct()];

    public TestSummary? Tests => Outcomes.Select(outcome => outcome.Verdict.Tests).FirstOrDefault(tests => tests is not null);
}

/// <summary>
/// Judges a change set, value in, value out. The checks stand in the order of their cost; after one that fails the
/// dearer ones are not run.
/// </summary>
public sealed class ChangeGate(ImmutableArray<ICheck> checks)
{
    /// <param name="changes">What is proposed.</param>
    /// <param name="progress">Called with the name of each check that begins.</param>
    /// <param name="cancellation">Handed to the checks.</param>
    public async Task<Judgement> JudgeAsync(ChangeSet changes, Action<string> progress, CancellationToken cancellation)
    {
        var outcomes = ImmutableArray.CreateBuilder<CheckOutcome>();
        foreach (var check in checks)
        {
            progress($"checking: {check.Name}");
            var clock = Stopwatch.StartNew();
            var verdict = await check.JudgeAsync(changes, cancellation);
            outcomes.Add(new CheckOutcome(check.Name, verdict, clock.Elapsed));
            if (!verdict.Passes)
                break;
        }

        return new Judgement(outcomes.ToImmutable());
    }
}
