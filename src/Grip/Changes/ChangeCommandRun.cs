using Grip.Automations;
using Grip.Commands;
using Grip.Gate;
using Grip.Gate.Landing;
using Grip.Solutions;

namespace Grip.Changes;

/// <summary>Runs an automation for a command: open the solution, propose, prove, land, answer.</summary>
internal static class ChangeCommandRun
{
    /// <param name="create">Makes the automation; called after the compiler of the user's SDK is in place.</param>
    /// <exception cref="Core.GripException">Nothing was written.</exception>
    /// <exception cref="OperationCanceledException">Nothing was written.</exception>
    public static async Task<ChangeReply> RunAsync(Invocation invocation, Func<IAutomation> create, CancellationToken cancellation)
    {
        using var progress = invocation.StartProgress();
        var root = WorkspaceRoot.Of(invocation.Workspace);
        var solution = await new OpenSolution(invocation, progress).LoadAsync(cancellation);
        var dryRun = invocation.Get(invocation.Common.DryRun);
        var result = await new AutomationRun(invocation.Host, invocation.Home, invocation.Lander, progress.Step).RunAsync(
            create(),
            solution,
            new RunOptions(root, dryRun, invocation.Tests),
            cancellation
        );
        var diff = dryRun && !result.Proposal.Changes.IsEmpty ? Lander.Diff(result.Proposal.Changes, root, solution.Snapshot.TextOf) : null;
        return new ChangeReply(
            new ChangeOutcome(
                result.Status,
                solution.Snapshot.Root,
                result.Proposal.Changes,
                result.Proposal.Notes,
                result.Judgement ?? new Judgement([]),
                result.ChangeId,
                diff
            )
            {
                Findings = result.Proposal.Findings,
            }
        );
    }
}
