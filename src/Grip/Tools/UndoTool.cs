using System.Text.Json;
using Grip.Agent;
using Grip.Core.Tools;

namespace Grip.Tools;

internal sealed class UndoTool(AgentWorkspace workspace) : ITool
{
    public ToolSpec Spec { get; } = ToolText.Spec("Undo");

    public ToolEffect Effect => ToolEffect.Edits;

    public string Describe(JsonElement input) => input.TextOrNull("id") ?? "the newest change";

    public async Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation)
    {
        if (workspace.Landed.IsEmpty)
            return ToolResult.Error("This turn has landed nothing that still stands.");
        var id = input.TextOrNull("id") ?? workspace.Landed[^1];
        if (!workspace.Landed.Contains(id))
            return ToolResult.Error($"'{id}' is not a change of this turn; those are {string.Join(", ", workspace.Landed)}.");
        var undone = await workspace.UndoAsync(id, cancellation);
        return new ToolResult($"Taken back: {undone.Title[("undo of ".Length)..]} ({undone.Files.Length} files as before).");
    }
}
