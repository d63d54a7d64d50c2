using System.Collections.Immutable;
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
    public async Task<TurnProof> ProveAsync(CancellationToken cancellation)
    {
        var differences = Differences();
        if (differences.IsEmpty)
            return TurnProof.Nothing;
        ImmutableArray<string> changed =
        [
            .. differences.Select(difference => workspace.Relative(difference.Path)).Order(StringComparer.Ordinal),
        ];
        var concerned = differences.Any(difference => AgentWorkspace.ConcernsCompiler(difference.Path));
        if (!concerned || await workspace.Solution.CurrentAsync(cancellation) is not { } now)
            return new TurnProof(changed, [], null, [Unchecked()], "nothing: no C# solution is concerned") { Open = "" };

        var run = new CheckRun(host(), home, now, workspace.Root, CheckLevel.Full, progress);
        var judgement = await run.WorkingTreeAsync(differences, tests, cancellation);
        var proof = new TurnProof(
            changed,
            [.. judgement.Introduced.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)],
            judgement.Tests,
            judgement.Weaknesses,
            "every project and target framework that depends on the change"
        )
        {
            Open = "",
        };
        return proof with { Open = VerdictText.OfProof(proof, workspace) };
    }

    private ImmutableArray<TreeDifference> Differences() =>
        [
            .. workspace
                .Before.Select(file => new TreeDifference(
                    file.Key,
                    Bytes(file.Value),
                    Bytes(File.Exists(file.Key) ? File.ReadAllBytes(file.Key) : null)
                ))
                .Where(difference => !Same(difference)),
        ];

    private static ImmutableArray<byte>? Bytes(byte[]? bytes) => bytes is null ? null : [.. bytes];

    private static bool Same(TreeDifference difference) =>
        difference is { Before: null, After: null }
        || (difference is { Before: { } before, After: { } after } && before.AsSpan().SequenceEqual(after.AsSpan()));

    private string Unchecked() =>
        workspace.Solution.Absence is { } absence
            ? $"No compiler looked at it: {absence}"
            : "No compiler looked at it: no C# file was changed.";
}
