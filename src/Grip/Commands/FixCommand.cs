using System.Collections.Immutable;
using System.CommandLine;
using Grip.Automations;
using Grip.Automations.Repair;
using Grip.Changes;
using Grip.Core;
using Grip.Core.Checks;
using Grip.Gate;
using Grip.Gate.Landing;
using Grip.Output;
using Grip.Solutions;

namespace Grip.Commands;

internal sealed class FixCommand : GripCommand
{
    private readonly Option<string?> _since = new("--since")
    {
        Description =
            "The revision at which the code compiled: what a name meant there is the evidence. Default: the last commit, or the one before it if nothing is uncommitted.",
        HelpName = "REV",
    };

    private readonly Option<bool> _partial = new("--partial")
    {
        Description = "Land what is repaired also if errors are left; exit code 62.",
    };

    private readonly Option<int> _seconds = new("--repair-seconds")
    {
        Description = "How long to look for repairs.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 120,
    };

    public FixCommand()
        : base("fix", "Repair the errors that the solution has now, without a model.")
    {
        Add(_since);
        Add(_partial);
        Add(_seconds);
    }

    public override CommandGroup Group => CommandGroup.Change;

    public override bool ChangesFiles => true;

    public override string Details =>
        "After a merge, a bump by hand, a generator's change: for each error Grip looks up what the code meant at the last revision, what that has become "
        + "(renamed, moved, other parameters, a property for a method, a task that must be awaited) and what the packages say about it, and lets the compiler "
        + "judge each candidate. Kept is what makes errors fewer and introduces none. What nothing decides is listed with the candidates, never guessed; "
        + "nothing is commented out, suppressed, deleted or invented. docs/repair.md says more.";

    public override ImmutableArray<Example> Examples =>
        [
            new("fix", "Repair what the last change broke."),
            new("fix --dry-run", "Show the repair as a diff; write nothing."),
            new("fix --since main", "What main meant is the evidence, as after a merge."),
            new("fix --partial", "Land what is certain, list the rest."),
        ];

    public override ImmutableArray<(ExitCode Code, string Meaning)> ExitCodes =>
        [
            .. ChangeExitCodes.All.Select(code =>
                code.Code == ExitCode.Refused
                    ? (code.Code, "Errors are left that nothing decides, or a repair breaks tests; each is listed. Nothing was changed.")
                    : code
            ),
            (ExitCode.PartlyDone, "With --partial: what is repaired has landed; what is left is listed."),
        ];

    public override async Task<Reply> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        using var progress = invocation.StartProgress();
        var root = WorkspaceRoot.Of(invocation.Workspace);
        var solution = await new OpenSolution(invocation, progress).LoadAsync(cancellation);
        using var former = await FormerSolution.AsOfAsync(
            invocation.Get(_since),
            solution,
            root,
            (invocation.Host, invocation.Home),
            progress.Step,
            cancellation
        );
        var automation = new RepairAutomation(
            former.Snapshot,
            new FixRequest(TimeSpan.FromSeconds(Math.Max(1, invocation.Get(_seconds))), invocation.Get(_partial), former.Since),
            progress.Step
        );
        var dryRun = invocation.Get(invocation.Common.DryRun);
        var level = invocation.Get(invocation.Common.Full) ? CheckLevel.Full : CheckLevel.Reached;
        var result = await new AutomationRun(invocation.Host, invocation.Home, invocation.Lander, progress.Step).RunAsync(
            automation,
            solution,
            new RunOptions(root, dryRun, invocation.Tests, level),
            cancellation
        );
        var diff = dryRun && !result.Proposal.Changes.IsEmpty ? Lander.Diff(result.Proposal.Changes, root, solution.Snapshot.TextOf) : null;
        var outcome = new ChangeOutcome(
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
        };
        var reply = new ChangeReply(outcome);
        return result.Status != RunStatus.Refused && !outcome.Findings.IsEmpty ? reply with { ExitCode = ExitCode.PartlyDone } : reply;
    }
}
