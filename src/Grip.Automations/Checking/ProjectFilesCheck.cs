using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Core.Checks;
using Grip.Home;
using Grip.Map.Checks;
using Grip.Map.Loading;
using Grip.Map.Sdk;

namespace Grip.Automations.Checking;

/// <summary>
/// Judges a change of project files: the other tree is made as a copy, restored and loaded like any solution, and all
/// projects are compared in full. Packages that do not exist in the version named show here as NU errors.
/// </summary>
internal sealed class ProjectFilesCheck(DotnetHost host, HomeFolder home, LoadedSolution solution, string root) : ICheck
{
    public string Name => "projects";

    /// <summary>If the tree on disk is the one after the change, what it was before; the copy is taken back to that.</summary>
    public ImmutableArray<TreeDifference> Differences { get; init; } = [];

    private bool TreeIsAfter => !Differences.IsEmpty;

    public async Task<Verdict> JudgeAsync(ChangeSet changes, CancellationToken cancellation)
    {
        using var scratch = ScratchTree.Create(home, root, cancellation);
        if (TreeIsAfter)
            scratch.Revert(Differences.Select(difference => (difference.Path, difference.Before?.ToArray())));
        else
            scratch.Apply(changes);
        LoadedSolution other;
        try
        {
            other = await new SolutionLoader(host, home).LoadAsync(
                scratch.Here(
                    solution.Target.Solution ?? (solution.Target.Projects.Length == 1 ? solution.Target.Projects[0] : solution.Target.Root)
                ),
                new LoadOptions(MayRestore: true, IgnoreCache: true),
                static _ => { },
                cancellation
            );
        }
        catch (GripException failure) when (!TreeIsAfter)
        {
            return new Verdict(
                CheckLevel.Full,
                [
                    new CheckDiagnostic(
                        "GRIP0001",
                        DiagnosticSeverity.Error,
                        null,
                        0,
                        0,
                        $"With this change the solution cannot be loaded: {failure.Message}",
                        "",
                        null,
                        []
                    ),
                ],
                [],
                0,
                []
            );
        }

        var (before, after) = TreeIsAfter ? (other, solution) : (solution, other);
        var comparison = new SolutionComparison(changes, scratch.There);
        var verdict = await comparison.CompareAsync(before.Snapshot, after.Snapshot, cancellation);
        var (old, now) = (Problems(before, scratch), Problems(after, scratch));
        return verdict with
        {
            Introduced = verdict.Introduced.AddRange(now.Except(old).Select(ToDiagnostic)),
            Fixed = verdict.Fixed.AddRange(old.Except(now).Select(ToDiagnostic)),
            Weaknesses = [.. solution.Weaknesses, .. verdict.Weaknesses],
        };
    }

    /// <summary>What restore and evaluation complain about, by project.</summary>
    private static ImmutableArray<(string Project, string Message)> Problems(LoadedSolution loaded, ScratchTree scratch) =>
        [
            .. loaded
                .Notes.Where(note => note.StartsWith("Restore: ", StringComparison.Ordinal))
                .Select(note => ("", note["Restore: ".Length..])),
            .. loaded
                .Problems.Where(problem => problem.IsFatal || problem.Reason.Contains("cannot be evaluated", StringComparison.Ordinal))
                .Select(problem => (scratch.There(problem.Project), problem.Reason.Replace(scratch.Root, "", StringComparison.Ordinal))),
        ];

    private static CheckDiagnostic ToDiagnostic((string Project, string Message) problem)
    {
        var code = Regex.Match(problem.Message, @"^[A-Z]+\d+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        var nearest = Regex
            .Match(problem.Message, @"Nearest version: (?<v>[^\s\]]+)", RegexOptions.None, TimeSpan.FromSeconds(1))
            .Groups["v"]
            .Value;
        return new CheckDiagnostic(
            code.Length > 0 ? code : "GRIP0001",
            DiagnosticSeverity.Error,
            problem.Project.Length > 0 ? problem.Project : null,
            problem.Project.Length > 0 ? 1 : 0,
            problem.Project.Length > 0 ? 1 : 0,
            problem.Message,
            Path.GetFileNameWithoutExtension(problem.Project),
            null,
            nearest.Length > 0 ? [nearest] : []
        );
    }
}
