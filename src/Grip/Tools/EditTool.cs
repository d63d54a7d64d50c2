using System.Text.Json;
using Grip.Agent;
using Grip.Core.Tools;

namespace Grip.Tools;

internal sealed class EditTool(AgentWorkspace workspace, FilesRead files) : ITool
{
    public ToolSpec Spec { get; } = ToolText.Spec("Edit");

    public ToolEffect Effect => ToolEffect.Edits;

    public string Describe(JsonElement input) => input.Text("file_path");

    public async Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation)
    {
        var draft = new EditDraft(workspace);
        if (draft.Add(input) is { } problem)
            return ToolResult.Error(problem);
        return await EditAnswer.LandAsync(workspace, files, draft.ToChangeSet("edit"), draft.Done, cancellation);
    }
}
