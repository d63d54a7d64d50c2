using System.Globalization;
using System.Text.Json;
using Grip.Core.Agent;
using Grip.Core.Tools;

namespace Grip.Tools;

/// <summary>A sub-agent: a conversation of its own on the same workspace, within a budget; only its last words come back.</summary>
/// <param name="system">What the helper is told before anything else.</param>
/// <param name="create">Makes its loop; true if it may change files.</param>
internal sealed class TaskTool(string system, Func<bool, AgentLoop> create) : ITool
{
    public ToolSpec Spec { get; } = ToolText.Spec("Task");

    // Its own calls are asked for one by one.
    public ToolEffect Effect => ToolEffect.Reads;

    public ToolEffect EffectOf(JsonElement input) => input.Flag("edit") ? ToolEffect.Edits : ToolEffect.Reads;

    public string Describe(JsonElement input) => input.TextOrNull("description") ?? FirstLine(input.Text("prompt"));

    public async Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation)
    {
        AgentEvent.TurnEnded? ended = null;
        await foreach (var said in create(input.Flag("edit")).RunAsync(new Transcript(system, []), input.Text("prompt"), cancellation))
            ended = said as AgentEvent.TurnEnded;
        var outcome = ended!.Outcome;
        var steps = string.Create(CultureInfo.InvariantCulture, $"{outcome.Steps} steps");
        var note = outcome.Reason switch
        {
            StoppedReason.Done => "",
            StoppedReason.TurnLimit => $"\n[The helper was stopped after {steps}; what it says is not finished.]",
            StoppedReason.Budget => "\n[The helper was stopped: the budget is spent.]",
            StoppedReason.Denied => "\n[Some of the helper's calls were not permitted.]",
            _ => $"\n[The helper ended with: {outcome.Reason}.]",
        };
        var answer = outcome.Answer.Length > 0 ? outcome.Answer : "The helper gave no answer.";
        return new ToolResult(answer + note, IsError: outcome.Reason is not (StoppedReason.Done or StoppedReason.Denied), Summary: steps)
        {
            Usage = outcome.Usage,
        };
    }

    private static string FirstLine(string prompt) =>
        prompt.Split('\n')[0] is { Length: > 80 } line ? line[..80] + "…" : prompt.Split('\n')[0];
}
