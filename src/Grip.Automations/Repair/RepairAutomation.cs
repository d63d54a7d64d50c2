using System.Globalization;
using Grip.Core;
using Grip.Map.CSharp;

namespace Grip.Automations.Repair;

/// <param name="Budget">How long to search.</param>
/// <param name="Partial">Propose also if errors are left.</param>
/// <param name="Since">What "before" is, for people: "HEAD"; null if nothing is known.</param>
public sealed record FixRequest(TimeSpan Budget, bool Partial, string? Since);

/// <summary>Repairs the errors that a solution has now.</summary>
/// <param name="before">What the code meant; null if that is not known.</param>
public sealed class RepairAutomation(SolutionSnapshot? before, FixRequest request, Action<string> progress) : IAutomation
{
    public string Name => "fix";

    /// <summary>Null until it has run.</summary>
    public RepairResult? Result { get; private set; }

    /// <exception cref="GripException">Errors are left, and nobody asked for a part; exit code 1, each with its place.</exception>
    public Task<Proposal> ProposeAsync(SolutionSnapshot snapshot, CancellationToken cancellation)
    {
        var result = RepairRun.Run(
            before,
            snapshot,
            new RepairOptions("fix the errors of the solution", request.Budget, []) { AlsoOld = true },
            progress,
            cancellation
        );
        Result = result;
        if (result.ErrorsLeft > 0 && !(request.Partial && !result.Changes.IsEmpty))
            throw new GripException(
                ExitCode.Refused,
                result.Changes.IsEmpty
                    ? $"None of the {Errors(result.ErrorsLeft)} could be repaired{(result.TimedOut ? " in the time given" : "")}: no evidence decides what was meant."
                    : $"{result.ErrorsLeft} of {Errors(result.ErrorsBefore)} would be left; nothing was written.",
                result.Changes.IsEmpty ? NextStep() : "Give --partial to land what is repaired, or repair the rest by hand.",
                [.. result.Open.SelectMany(cluster => Places(cluster, snapshot)).Take(40)]
            );
        return Task.FromResult(
            new Proposal(
                result.Changes with
                {
                    Title = Title(result),
                },
                [.. result.Fixed.Select(cluster => Note(cluster, snapshot))],
                result.After
            )
            {
                MayMend = true,
                Findings =
                [
                    .. result.Open.SelectMany(cluster =>
                        cluster.Errors.Select(error => new Finding(
                            error.Id,
                            "error",
                            error.Message,
                            Candidates(cluster),
                            Place(error.Place, snapshot)
                        ))
                    ),
                ],
            }
        );
    }

    private string? NextStep() =>
        request.Since is null ? "Name a revision that compiled with --since: what names meant there is the best evidence." : null;

    private static string Title(RepairResult result) =>
        result.ErrorsBefore == 0 ? "the solution has no errors" : $"fix {Errors(result.ErrorsBefore - result.ErrorsLeft)}";

    private static string Errors(int count) => count == 1 ? "1 error" : $"{count.ToString(CultureInfo.InvariantCulture)} errors";

    private static ProposalNote Note(FixedCluster cluster, SolutionSnapshot snapshot) =>
        new(
            $"{cluster.Symbol}: {cluster.Evidence}{(cluster.Sites.Length > 1 ? $" ({cluster.Sites.Length} places)" : "")}; {cluster.After}",
            Place(cluster.Sites[0], snapshot)
        );

    private static IEnumerable<string> Places(OpenCluster cluster, SolutionSnapshot snapshot) =>
        cluster
            .Errors.Select(error => $"{Place(error.Place, snapshot)} {error.Id}: {error.Message}")
            .Distinct()
            .Concat(cluster.Candidates.Select(candidate => $"    could be: {candidate.Text} ({candidate.Evidence})"));

    private static string Candidates(OpenCluster cluster) => string.Join(" or ", cluster.Candidates.Select(candidate => candidate.Text));

    private static string Place(RepairPlace place, SolutionSnapshot snapshot) =>
        $"{Path.GetRelativePath(snapshot.Root, place.Path).Replace('\\', '/')}:{place.Line}";
}
