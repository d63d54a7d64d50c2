using System.Collections.Immutable;
using Grip.Core.Changes;
using Grip.Core.Checks;
using Grip.Core.Text;
using Grip.Gate;
using Grip.Gate.Checks;
using Grip.Home;
using Grip.Map.Checks;
using Grip.Map.CSharp;
using Grip.Map.Loading;
using Grip.Map.Sdk;

namespace Grip.Automations.Checking;

/// <summary>The gate alone: judges edits, or the working tree against a revision, and writes nothing.</summary>
/// <param name="workspace">The folder around the solution that holds everything its projects are made of; copied to judge project files.</param>
/// <param name="level">How far to look where only sources changed; changed project files are always judged in full.</param>
public sealed class CheckRun(
    DotnetHost host,
    HomeFolder home,
    LoadedSolution solution,
    string workspace,
    CheckLevel level,
    Action<string> progress
)
{
    // Kept between questions: what is known of the baseline makes the next verdict faster.
    private readonly SemanticCheck semantic = new(solution.Snapshot, null, level, solution.Weaknesses);

    /// <summary>Paths are shown relative to it.</summary>
    public string Root => solution.Snapshot.Root;

    /// <summary>Judges edits of the tree as it is on disk.</summary>
    public async Task<Judgement> EditsAsync(ChangeSet changes, CancellationToken cancellation)
    {
        if (ProjectFiles.Touches(changes))
            return await new ChangeGate([new ProjectFilesCheck(host, home, solution, workspace)]).JudgeAsync(
                changes,
                progress,
                cancellation
            );
        return await new ChangeGate([semantic]).JudgeAsync(changes, progress, cancellation);
    }

    /// <summary>Judges the tree on disk as a change of another one, as of the tree at a revision.</summary>
    /// <param name="differences">What differs between the two.</param>
    /// <param name="tests">Which tests run if the compiler has nothing against it.</param>
    public async Task<Judgement> WorkingTreeAsync(
        ImmutableArray<TreeDifference> differences,
        TestSelection tests,
        CancellationToken cancellation
    )
    {
        var changes = WorkingTree.ToChangeSet(differences);
        if (ProjectFiles.Touches(changes))
            return await new ChangeGate([new ProjectFilesCheck(host, home, solution, workspace) { Differences = differences }]).JudgeAsync(
                changes,
                progress,
                cancellation
            );
        var now = solution.Snapshot;
        var replaced = differences
            .Where(IsSource)
            .ToDictionary(
                difference => difference.Path,
                difference =>
                    difference.Before is { } bytes ? SourceDocument.From(difference.Path, [.. bytes], intermediateFolder: null) : null,
                StringComparer.Ordinal
            );
        var baseline = now.With(replaced, ImmutableDictionary<string, string>.Empty)
            .WithAdditionalFiles(new ChangeSet("before", [.. differences.Select(AsBefore)]));
        ImmutableArray<ICheck> checks = [new SemanticCheck(baseline, now, level, solution.Weaknesses)];
        if (AffectedTests.Select(tests, changes, baseline, now, host) is { IsEmpty: false } reached)
            checks = checks.Add(
                new TestsCheck(host.Executable, home, workspace, reached)
                {
                    Before = [.. differences.Select(difference => (difference.Path, difference.Before?.ToArray()))],
                }
            );
        return await new ChangeGate(checks).JudgeAsync(changes, progress, cancellation);
    }

    private static FileChange AsBefore(TreeDifference difference) =>
        difference.Before is { } bytes
            ? new FileChange.Added(difference.Path, bytes)
            : new FileChange.Deleted(difference.Path, ContentHash.Of((difference.After ?? []).AsSpan()));

    private static bool IsSource(TreeDifference difference) => difference.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);
}
