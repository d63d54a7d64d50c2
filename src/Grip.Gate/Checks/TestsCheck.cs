using System.Collections.Immutable;
using Grip.Core.Changes;
using Grip.Core.Checks;
using Grip.Home;
using Grip.Terminal.Dotnet;

namespace Grip.Gate.Checks;

/// <param name="Path">The test project's file.</param>
/// <param name="TargetFramework">The framework to run; empty for the project's only one.</param>
public sealed record TestProject(string Name, string Path, string TargetFramework);

/// <summary>
/// Builds and runs tests in a copy of the tree with the change in it. Only if some fail are they run without it as
/// well: what failed before is not the change's fault.
/// </summary>
/// <param name="root">The folder that is copied; it holds all projects.</param>
public sealed class TestsCheck(string dotnet, HomeFolder home, string root, ImmutableArray<TestProject> projects) : ICheck
{
    public string Name => "tests";

    /// <summary>If the tree on disk is the one after the change: the bytes of each file before it, null for a file that was not there.</summary>
    public ImmutableArray<(string Path, byte[]? Bytes)> Before { get; init; } = [];

    public async Task<Verdict> JudgeAsync(ChangeSet changes, CancellationToken cancellation)
    {
        if (projects.IsEmpty)
            return Verdict.Clean(CheckLevel.Full) with { Tests = TestSummary.None };
        using var scratch = ScratchTree.Create(home, root, cancellation);
        if (Before.IsEmpty)
            scratch.Apply(changes);
        var after = await RunAllAsync(scratch, "after", cancellation);
        var summary = Summary(after.Results, []);
        if (after.Failures.IsEmpty && !after.Results.Failing.Any())
            return Verdict.Clean(CheckLevel.Full) with { Tests = summary };

        using var untouched = ScratchTree.Create(home, root, cancellation);
        untouched.Revert(Before);
        var before = await RunAllAsync(untouched, "before", cancellation);
        var failingBefore = before.Results.Failing.ToHashSet(StringComparer.Ordinal);
        var newlyFailing = after.Results.Failing.Where(name => !failingBefore.Contains(name)).Order(StringComparer.Ordinal);
        var broken = after
            .Failures.Where(failure => !before.Failures.ContainsKey(failure.Key))
            .Select(failure => $"{failure.Key}: {failure.Value}");
        return Verdict.Clean(CheckLevel.Full) with
        {
            Tests = Summary(after.Results, [.. newlyFailing, .. broken]),
            Weaknesses =
            [
                .. before.Failures.Select(failure =>
                    $"The tests of {failure.Key} could not be run, also not before the change: {failure.Value}"
                ),
            ],
        };
    }

    private async Task<(TestResults Results, ImmutableDictionary<string, string> Failures)> RunAllAsync(
        ScratchTree tree,
        string label,
        CancellationToken cancellation
    )
    {
        var results = TestResults.Empty;
        var failures = ImmutableDictionary<string, string>.Empty;
        foreach (var project in projects)
        {
            var folder = Path.Combine(tree.Root, ".grip-results", $"{label}-{project.Name}");
            var run = await DotnetTest.RunAsync(dotnet, tree.Here(project.Path), project.TargetFramework, folder, cancellation);
            results = results.And(run.Results);
            if (!run.Ran)
                failures = failures.SetItem(project.Name, run.Failure);
        }

        return (results, failures);
    }

    private TestSummary Summary(TestResults results, ImmutableArray<string> newlyFailing) =>
        new(
            results.ByName.Count,
            results.Count(TestOutcome.Passed),
            results.Count(TestOutcome.Failed),
            results.Count(TestOutcome.Skipped),
            newlyFailing,
            [.. projects.Select(project => project.Name)]
        );
}
