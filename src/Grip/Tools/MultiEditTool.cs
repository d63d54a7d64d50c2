using System.Text.Json;
using Grip.Agent;
using Grip.Core.Tools;

namespace Grip.Tools;

internal sealed class MultiEditTool(AgentWorkspace workspace, FilesRead files) : ITool
{
    public ToolSpec Spec { get; } = ToolText.Spec("MultiEdit");

    public ToolEffect Effect => ToolEffect.Edits;

    public string Describe(JsonElement input) =>
        string.Join(
            ", ",
            input.GetProperty("edits").EnumerateArray().Select(edit => edit.Text("file_path")).Distinct(StringComparer.Ordinal)
        );

    public async Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation)
    {
        var draft = new EditDraft(workspace);
        var number = 0;
        foreach (var edit in input.GetProperty("edits").EnumerateArray())
        {
            number++;
            if (draft.Add(edit) is { } problem)
                return ToolResult.Error($"Edit {number} ({edit.Text("file_path")}): {problem}\nNone of the edits was made.");
        }

        return number == 0
            ? ToolResult.Error("There are no edits.")
            : await EditAnswer.LandAsync(workspace, files, draft.ToChangeSet("edits"), draft.Done, cancellation);
    }
}
