using System.Text.Json;
using Grip.Agent;
using Grip.Core.Tools;

namespace Grip.Tools;

internal sealed class GlobTool(AgentWorkspace workspace) : ITool
{
    private const int MostShown = 200;

    public ToolSpec Spec { get; } = ToolText.Spec("Glob");

    public ToolEffect Effect => ToolEffect.Reads;

    public string Describe(JsonElement input) => input.Text("pattern");

    public Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation)
    {
        var folder = workspace.Resolve(input.TextOrNull("path") ?? ".");
        if (!Directory.Exists(folder))
            return Task.FromResult(ToolResult.Error($"There is no folder {workspace.Relative(folder)}."));
        var pattern = GlobPattern.Compile(input.Text("pattern"));
        var found = new List<string>();
        foreach (var file in WorkspaceWalk.Files(folder))
        {
            cancellation.ThrowIfCancellationRequested();
            if (pattern.IsMatch(Path.GetRelativePath(folder, file).Replace('\\', '/')))
                found.Add(workspace.Relative(file));
        }

        var more = found.Count > MostShown ? $"\n… and {found.Count - MostShown} more; narrow the pattern." : "";
        return Task.FromResult(
            found.Count == 0
                ? new ToolResult($"No file matches {input.Text("pattern")}. Asking again gives the same.", Summary: "no files")
                : new ToolResult(
                    string.Join('\n', found.Take(MostShown)) + more,
                    Summary: found.Count == 1 ? "1 file" : $"{found.Count} files"
                )
        );
    }
}
