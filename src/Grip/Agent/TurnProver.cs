using System.Collections.Immutable;
using Grip.Agent.Testing;
using Grip.Automations.Checking;
using Grip.Core.Agent;
using Grip.Core.Checks;
using Grip.Home;
using Grip.Map.Sdk;

namespace Grip.Agent;

/// <summary>Judges what a turn has done as a whole: all dependents in full, and the tests that reach it.</summary>
/// <param name="host">Asked for only when there is something to prove.</param>
internal sealed class TurnProver(
    AgentWorkspace workspace,
    Func<DotnetHost> host,
    HomeFolder home,
    TestSelection tests,
    Action<string> progress
)
{
    /// <summary>Tests that failed when the turn was last judged and had not failed before.</summary>
    public ImmutableArray<string> NewlyFailing { get; private set; } = [];

    public async Task<TurnProof> ProveAsync(CancellationToken cancellation)
    {
        var proof = await JudgeAsync(cancellation);
        NewlyFailing = proof.Tests?.NewlyFailing ?? [];
        return proof;
    }

    private async Task<TurnProof> JudgeAsync(CancellationToken cancellation)
    {
        var differences = TurnDifferences.Of(workspace);
        if (differences.IsEmpty)
            return TurnProof.Nothing;
        ImmutableArray<string> changed =
        [
            .. differences.Select(difference => workspace.Relative(difference.Path)).Order(StringComparer.Ordinal),
        ];
        var concerned = differences.Any(difference => AgentWorkspace.ConcernsCompiler(difference.Path));
        if (!concerned || await workspace.Solution.CurrentAsync(cancellation) is not { } now)
            return Told(
                new TurnProof(changed, [], null, [Unchecked()], "nothing: no C# solution is concerned")
                {
                    Open = "",
                    // Without a solution there is no compiler to read C# tests with.
                    WeakenedTests = workspace.Guard.Objections(
                        [.. differences.Where(one => !TestFiles.IsCSharp(one.Path))],
                        workspace.Relative
                    ),
                }
            );

        var run = new CheckRun(host(), home, now, workspace.Root, CheckLevel.Full, progress);
        var judgement = await run.WorkingTreeAsync(differences, tests, cancellation);
        return Told(
            new TurnProof(
                changed,
                [.. judgement.Introduced.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)],
                judgement.Tests,
                judgement.Weaknesses,
                "every project and target framework that depends on the change"
            )
            {
                Open = "",
                WeakenedTests = workspace.Guard.Objections(differences, workspace.Relative),
            }
        );
    }

    private TurnProof Told(TurnProof proof) => proof with { Open = VerdictText.OfProof(proof, workspace) };

    private string Unchecked() =>
        workspace.Solution.Absence is { } absence
            ? $"No compiler looked at it: {absence}"
            : "No compiler looked at it: no C# file was changed.";
}
