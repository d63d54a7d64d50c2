using System.Globalization;
using System.Text.Json;
using Grip.Agent;
using Grip.Automations;
using Grip.Automations.Repair;
using Grip.Automations.Upgrade;
using Grip.Core.Checks;
using Grip.Core.Tools;

namespace Grip.Tools;

/// <summary>An upgrade as a tool: bumps, repairs, proves and lands by itself; the turn's end runs the tests.</summary>
internal sealed class UpgradeTool(AgentWorkspace workspace, Func<UpgradeRun> run) : ITool
{
    private const int MostShown = 20;
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(3);

    public ToolSpec Spec { get; } = ToolText.Spec("Upgrade");

    public ToolEffect Effect => ToolEffect.Edits;

    public string Describe(JsonElement input) => $"{input.Text("package")} {input.TextOrNull("version")}".TrimEnd();

    public async Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation)
    {
        if (await workspace.Solution.CurrentAsync(cancellation) is not { } solution)
            return ToolResult.Error($"{Spec.Name} needs a C# solution: {workspace.Solution.Absence}");
        IReadOnlyDictionary<string, byte[]?> before = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        var result = await run()
            .RunAsync(
                new UpgradeRequest(input.Text("package"), input.TextOrNull("version"), input.Flag("prerelease")),
                solution,
                new UpgradeOptions(workspace.Root, DryRun: false, TestSelection.None, input.Flag("partial"), Budget)
                {
                    BeforeLanding = changes => before = AgentWorkspace.BytesBefore(changes),
                },
                cancellation
            );
        switch (result.Status)
        {
            case RunStatus.Landed:
                workspace.Adopt(result.ChangeId!, result.Changes, solution, before);
                return new ToolResult(Landed(result), Summary: $"{result.Changes.Files.Length} files")
                {
                    Patch = System.Text.Encoding.UTF8.GetString([.. result.Patch]),
                };
            case RunStatus.Refused:
                return ToolResult.Error(
                    $"Refused, nothing was written: {result.Changes.Title} leaves {Left(result)}.{Open(result.Repair, result)}{Errors(result)}"
                );
            default:
                return new ToolResult($"Nothing to do: {result.Changes.Title}.");
        }
    }

    private string Landed(UpgradeResult result) =>
        $"Landed{(result.IsPartial ? " in part" : ", proven by the compiler")}: {result.Changes.Title} ({result.Changes.Files.Length} files)."
        + List(
            result
                .Raised.Select(raised => $"package {raised.Id} {raised.Version}: {raised.Why}")
                .Concat(
                    (result.Repair?.Fixed ?? []).Select(cluster =>
                        $"{cluster.Symbol} → {cluster.Rule}: {cluster.Sites.Length} places, {cluster.Evidence}"
                    )
                )
                .Concat(result.Notes.Select(note => $"note: {note}"))
        )
        + (result.IsPartial ? $"\nLeft: {Left(result)}.{Open(result.Repair, result)}" : "");

    private static string Left(UpgradeResult result) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Repair?.ErrorsLeft ?? 0} of {result.Repair?.ErrorsBefore ?? 0} introduced errors"
        );

    private string Open(RepairResult? repair, UpgradeResult result) =>
        repair is null
            ? ""
            : List(
                repair.Open.SelectMany(cluster =>
                    cluster
                        .Errors.DistinctBy(error => error.Place)
                        .Take(3)
                        .Select(error =>
                            $"{cluster.Symbol}: {workspace.Relative(error.Place.Path)}:{error.Place.Line} {error.Id}: {error.Message}"
                        )
                        .Concat(cluster.Candidates.Take(3).Select(candidate => $"  could be: {candidate.Text} ({candidate.Evidence})"))
                )
            ) + (result.UnderTests.IsEmpty ? "" : List(result.UnderTests));

    /// <summary>Errors that no repair looks at: those of analyzers.</summary>
    private string Errors(UpgradeResult result) =>
        result.Repair is { ErrorsLeft: 0 } && result.Judgement is { } judgement
            ? List(
                judgement
                    .Introduced.Where(one => one.Severity == DiagnosticSeverity.Error)
                    .Select(one => $"{(one.Path is null ? "" : workspace.Relative(one.Path))}:{one.Line} {one.Id}: {one.Message}")
            )
            : "";

    private static string List(IEnumerable<string> lines)
    {
        var all = lines.ToArray();
        return string.Concat(all.Take(MostShown).Select(line => $"\n  {line}"))
            + (all.Length > MostShown ? $"\n  … and {all.Length - MostShown} more" : "");
    }
}
