using System.Collections.Immutable;
using Grip.Core.Checks;
using Grip.Gate;
using Grip.Gate.Checks;
using Grip.Gate.Landing;
using Grip.Home;
using Grip.Map.Checks;
using Grip.Map.CSharp;
using Grip.Map.Loading;
using Grip.Map.Sdk;

namespace Grip.Automations;

/// <summary>How a run of an automation ended; as in <c>"status"</c>.</summary>
public enum RunStatus
{
    Landed,

    /// <summary>A dry run: it would land.</summary>
    Planned,

    /// <summary>The gate found introduced errors or newly failing tests; nothing was written.</summary>
    Refused,
    NothingToDo,
}

/// <param name="WorkspaceRoot">What the change may write in, and what its journal belongs to.</param>
/// <param name="Level">How far the compiler looks before the change lands.</param>
public sealed record RunOptions(string WorkspaceRoot, bool DryRun, TestSelection Tests, CheckLevel Level);

/// <param name="Judgement">Null if there was nothing to judge.</param>
/// <param name="ChangeId">What <c>grip undo</c> takes; null unless landed.</param>
public sealed record RunResult(RunStatus Status, Proposal Proposal, Judgement? Judgement, string? ChangeId);

/// <summary>The way of every automation: propose, prove, land.</summary>
public sealed class AutomationRun(DotnetHost host, HomeFolder home, Lander lander, Action<string> progress)
{
    /// <exception cref="Core.GripException">The automation refuses, or landing is not possible; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before landing; nothing was written.</exception>
    public async Task<RunResult> RunAsync(
        IAutomation automation,
        LoadedSolution solution,
        RunOptions options,
        CancellationToken cancellation
    )
    {
        progress(automation.Name);
        var before = solution.Snapshot;
        var proposal = await automation.ProposeAsync(before, cancellation);
        if (proposal.Changes.IsEmpty)
            return new RunResult(RunStatus.NothingToDo, proposal, null, null);

        var after = proposal.After?.WithAdditionalFiles(proposal.Changes) ?? before.With(proposal.Changes);
        var judgement = await new ChangeGate(Checks(solution, proposal, after, options)).JudgeAsync(
            proposal.Changes,
            progress,
            cancellation
        );
        if (!judgement.Passes)
            return new RunResult(RunStatus.Refused, proposal, judgement, null);
        if (options.DryRun)
            return new RunResult(RunStatus.Planned, proposal, judgement, null);

        progress("landing");
        var landed = await lander.LandAsync(proposal.Changes, options.WorkspaceRoot, before.TextOf, cancellation);
        return new RunResult(landed is null ? RunStatus.NothingToDo : RunStatus.Landed, proposal, judgement, landed?.Id);
    }

    private ImmutableArray<ICheck> Checks(LoadedSolution solution, Proposal proposal, SolutionSnapshot after, RunOptions options)
    {
        var semantic = new SemanticCheck(solution.Snapshot, after, options.Level, solution.Weaknesses)
        {
            ChangedNames = proposal.ChangedNames,
            SparesBaseline = !proposal.MayMend,
        };
        // What a test would run is only known to differ from the dry run's promise if it is run; a dry run shows the edits.
        if (options.Tests == TestSelection.None || options.DryRun)
            return [semantic];
        var tests = AffectedTests.Select(options.Tests, proposal.Changes, solution.Snapshot, after, host);
        return tests.IsEmpty ? [semantic] : [semantic, new TestsCheck(host.Executable, home, options.WorkspaceRoot, tests)];
    }
}
