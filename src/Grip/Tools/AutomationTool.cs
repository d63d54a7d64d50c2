using System.Text;
using System.Text.Json;
using Grip.Agent;
using Grip.Automations;
using Grip.Core.Checks;
using Grip.Core.Tools;
using Grip.Gate.Landing;
using Grip.Map.Loading;

namespace Grip.Tools;

/// <summary>An automation as a tool: proposes, proves and lands by itself; the turn's end runs the tests.</summary>
/// <param name="create">Makes the automation of a call; called after the compiler of the user's SDK is in place.</param>
internal sealed class AutomationTool(
    ToolSpec spec,
    Func<JsonElement, string> describe,
    Func<JsonElement, IAutomation> create,
    AgentWorkspace workspace,
    Func<AutomationRun> run
) : ITool
{
    private const int MostShown = 30;

    public ToolSpec Spec { get; } = spec;

    public ToolEffect Effect => ToolEffect.Edits;

    public string Describe(JsonElement input) => describe(input);

    public async Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation)
    {
        if (await workspace.Solution.CurrentAsync(cancellation) is not { } solution)
            return ToolResult.Error($"{Spec.Name} needs a C# solution: {workspace.Solution.Absence}");
        return await RunAsync(create(input), solution, cancellation);
    }

    private async Task<ToolResult> RunAsync(IAutomation automation, LoadedSolution solution, CancellationToken cancellation)
    {
        var remembered = new Remembering(automation, workspace.Root);
        var result = await run()
            .RunAsync(
                remembered,
                solution,
                new RunOptions(workspace.Root, DryRun: false, TestSelection.None, CheckLevel.Reached),
                cancellation
            );
        var notes = Notes(result);
        switch (result.Status)
        {
            case RunStatus.Landed:
                workspace.Adopt(result.ChangeId!, result.Proposal.Changes, solution, remembered.Before);
                var files = result.Proposal.Changes.Files.Select(file => workspace.Relative(file.Path)).ToArray();
                return new ToolResult(
                    $"Landed, proven by the compiler: {result.Proposal.Changes.Title} ({files.Length} files).{List(files)}{notes}",
                    Summary: $"{files.Length} files"
                )
                {
                    Patch = remembered.Patch,
                    Verdict = result.Judgement?.Outcomes[^1].Verdict,
                };
            case RunStatus.Refused:
                return ToolResult.Error(
                    $"Refused, nothing was written: {result.Proposal.Changes.Title} would break the build.{List([.. result.Judgement!.Introduced.Select(one => $"{one.Path}:{one.Line} {one.Id}: {one.Message}")])}{notes}"
                );
            default:
                return new ToolResult($"Nothing to do: no place matches.{notes}");
        }
    }

    private static string Notes(RunResult result) =>
        List([.. result.Proposal.Notes.Select(note => $"note: {(note.Place is null ? "" : note.Place + ": ")}{note.Message}")]);

    private static string List(string[] lines) =>
        string.Concat(lines.Take(MostShown).Select(line => $"\n  {line}"))
        + (lines.Length > MostShown ? $"\n  … and {lines.Length - MostShown} more" : "");

    /// <summary>Keeps what can only be seen before the proposal lands.</summary>
    private sealed class Remembering(IAutomation inner, string root) : IAutomation
    {
        public string Name => inner.Name;

        public IReadOnlyDictionary<string, byte[]?> Before { get; private set; } = new Dictionary<string, byte[]?>();

        public string Patch { get; private set; } = "";

        public async Task<Proposal> ProposeAsync(Map.CSharp.SolutionSnapshot snapshot, CancellationToken cancellation)
        {
            var proposal = await inner.ProposeAsync(snapshot, cancellation);
            Before = AgentWorkspace.BytesBefore(proposal.Changes);
            Patch = Encoding.UTF8.GetString(Lander.Diff(proposal.Changes, root, snapshot.TextOf));
            return proposal;
        }
    }
}
