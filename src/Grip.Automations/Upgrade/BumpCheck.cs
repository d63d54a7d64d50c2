using Grip.Core.Changes;
using Grip.Core.Checks;
using Grip.Map.Checks;
using Grip.Map.CSharp;
using Grip.Map.Loading;

namespace Grip.Automations.Upgrade;

/// <summary>The compiler's judgement of raised packages: every file of every project, before and after, with analyzers.</summary>
/// <param name="after">The user's sources against the new packages, repaired.</param>
/// <param name="loaded">How the new packages could be loaded.</param>
/// <param name="userPath">From a path of the copy to the user's.</param>
internal sealed class BumpCheck(LoadedSolution solution, SolutionSnapshot after, LoadedSolution loaded, Func<string, string> userPath)
    : ICheck
{
    public string Name => "semantic";

    public async Task<Verdict> JudgeAsync(ChangeSet changes, CancellationToken cancellation)
    {
        var verdict = await new SolutionComparison(changes, userPath).CompareAsync(solution.Snapshot, after, cancellation);
        return verdict with
        {
            Introduced = [.. verdict.Introduced, .. loaded.Problems.Except(solution.Problems).Where(IsGrave).Select(ToDiagnostic)],
            Weaknesses = [.. loaded.Weaknesses.Union(solution.Weaknesses), .. verdict.Weaknesses],
        };
    }

    private static bool IsGrave(LoadProblem problem) =>
        problem.IsFatal || problem.Reason.Contains("cannot be evaluated", StringComparison.Ordinal);

    private static CheckDiagnostic ToDiagnostic(LoadProblem problem) =>
        new(
            "GRIP0001",
            DiagnosticSeverity.Error,
            problem.Project,
            1,
            1,
            problem.Reason,
            Path.GetFileNameWithoutExtension(problem.Project),
            null,
            []
        );
}
