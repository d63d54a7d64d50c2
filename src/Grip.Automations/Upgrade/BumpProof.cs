using System.Collections.Immutable;
using System.Diagnostics;
using Grip.Automations.Repair;
using Grip.Automations.Upgrade.Bumping;
using Grip.Automations.Upgrade.Migrating;
using Grip.Core.Changes;
using Grip.Core.Checks;
using Grip.Gate;
using Grip.Gate.Checks;
using Grip.Gate.Landing;
using Grip.Home;
using Grip.Map.CSharp;
using Grip.Map.Loading;
using Grip.Map.Sdk;

namespace Grip.Automations.Upgrade;

/// <summary>The second half of an upgrade: repair, gate, landing.</summary>
/// <param name="clock">Of the whole upgrade.</param>
internal sealed class BumpProof(DotnetHost host, HomeFolder home, Lander lander, Stopwatch clock, Action<string> progress)
{
    /// <summary>The compiler's words for a use of what is obsolete.</summary>
    private static readonly ImmutableArray<string> Obsolete = ["CS0612", "CS0618"];

    public async Task<UpgradeResult> FinishAsync(
        BumpedSolution bump,
        LoadedSolution solution,
        UpgradeOptions options,
        RewrittenSources? rewritten,
        (string Package, string Version) asked,
        CancellationToken cancellation
    )
    {
        var before = rewritten?.Snapshot ?? solution.Snapshot;
        var after = rewritten is null ? bump.Bumped.After : bump.Bumped.After.With(rewritten.Changes);
        var repair = RepairRun.Run(
            options.Warnings ? before.Raising(Obsolete) : before,
            options.Warnings ? after.Raising(Obsolete) : after,
            new RepairOptions(bump.Changes.Title, options.RepairBudget, options.Known) { Mapped = options.Mapped },
            progress,
            cancellation
        );
        var repaired = options.Warnings ? after.With(repair.Changes) : repair.After;
        var sources = InTheUsersTree(repair.Changes, solution.Snapshot);
        var changes = bump.Changes with { Files = [.. bump.Changes.Files, .. rewritten?.Then(sources, solution.Snapshot) ?? sources] };
        var judgement = await JudgeAsync(bump, solution, repaired, changes, options, cancellation);
        var partial = !judgement.Passes && options.Partial && judgement.Tests is null && repair.ErrorsLeft > 0;
        var result = new UpgradeResult(RunStatus.Refused, asked.Package, asked.Version, changes, judgement, null)
        {
            Packages = bump.Bumped.Packages,
            Raised = bump.Raised,
            Repair = repair,
            Notes = bump.Notes,
            ErrorsBefore = judgement.PreExisting,
            IsPartial = partial,
            UnderTests = UnderTests(bump.Bumped, judgement),
            Duration = clock.Elapsed,
            Patch = [.. Lander.Diff(changes, options.WorkspaceRoot, solution.Snapshot.TextOf)],
        };
        if (!judgement.Passes && !partial)
            return result;
        if (options.DryRun)
            return result with { Status = RunStatus.Planned };
        progress("landing");
        options.BeforeLanding(changes);
        var companions = options.Companions(result with { Status = RunStatus.Landed });
        var landed = await lander.LandAsync(
            changes with
            {
                Files = [.. changes.Files, .. companions],
            },
            options.WorkspaceRoot,
            solution.Snapshot.TextOf,
            cancellation
        );
        return result with { Status = landed is null ? RunStatus.NothingToDo : RunStatus.Landed, ChangeId = landed?.Id };
    }

    private async Task<Judgement> JudgeAsync(
        BumpedSolution bump,
        LoadedSolution solution,
        SolutionSnapshot repaired,
        ChangeSet changes,
        UpgradeOptions options,
        CancellationToken cancellation
    )
    {
        var semantic = new BumpCheck(solution, repaired, bump.After, bump.Scratch.There);
        if (options.Tests == TestSelection.None || options.DryRun)
            return await new ChangeGate([semantic]).JudgeAsync(changes, progress, cancellation);
        var touched = Touched(bump.Bumped, changes);
        var tests = AffectedTests.Select(options.Tests, touched, solution.Snapshot, host);
        ImmutableArray<ICheck> checks = tests.IsEmpty
            ? [semantic]
            : [semantic, new TestsCheck(host.Executable, home, options.WorkspaceRoot, tests)];
        return await new ChangeGate(checks).JudgeAsync(changes, progress, cancellation);
    }

    /// <summary>Projects whose packages or sources are others.</summary>
    private static IEnumerable<ProjectUnit> Touched(Bumped bumped, ChangeSet changes)
    {
        var names = bumped.Packages.SelectMany(change => change.Projects).ToHashSet(StringComparer.Ordinal);
        return bumped
            .Before.Units.Where(unit => names.Contains(unit.Name))
            .Concat(changes.Files.SelectMany(change => bumped.Before.UnitsWith(change.Path)))
            .Distinct();
    }

    /// <summary>What restore wrote below obj is nobody's to edit.</summary>
    private static IEnumerable<FileChange> InTheUsersTree(ChangeSet repairs, SolutionSnapshot before) =>
        repairs.Files.Where(change => before.Documents.ContainsKey(change.Path));

    private static ImmutableArray<string> UnderTests(Bumped bumped, Judgement judgement) =>
        judgement.Tests is not { NewlyFailing.IsEmpty: false } tests
            ? []
            :
            [
                .. tests.Projects.Select(project =>
                    $"{project}: "
                    + string.Join(
                        ", ",
                        bumped
                            .Packages.Where(change => change.Projects.Contains(project))
                            .Select(change => $"{change.Id} {change.OldVersion ?? "new"} → {change.NewVersion ?? "gone"}")
                            .Distinct()
                            .DefaultIfEmpty("packages of the projects that it references")
                    )
                ),
            ];
}
