using System.Text;
using System.Text.Json;
using Grip.Agent;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Core.Tools;
using Grip.Gate.Landing;

namespace Grip.Tools;

internal sealed class WriteTool(AgentWorkspace workspace, FilesRead files) : ITool
{
    public ToolSpec Spec { get; } = ToolText.Spec("Write");

    public ToolEffect Effect => ToolEffect.Edits;

    public string Describe(JsonElement input) => input.Text("file_path");

    public async Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation)
    {
        var path = workspace.Resolve(input.Text("file_path"));
        var name = workspace.Relative(path);
        var content = input.Text("content");
        if (!File.Exists(path))
            return await EditAnswer.LandAsync(
                workspace,
                files,
                new ChangeSet($"write {name}", [new FileChange.Added(path, [.. Encoding.UTF8.GetBytes(content)])]),
                $"Wrote the new file {name}.",
                cancellation
            );

        var file = FileText.Decode(await File.ReadAllBytesAsync(path, cancellation));
        if (!files.IsCurrent(path, file.Hash))
            return ToolResult.Error(
                files.Knows(path)
                    ? $"{name} changed since you read it, so it was not overwritten. Read it again."
                    : $"{name} exists and you have not read it, so it was not overwritten. Read it first, or change a part of it with Edit."
            );
        var text = content.ReplaceLineEndings("\n").Replace("\n", file.NewLine, StringComparison.Ordinal);
        return text == file.Text
            ? new ToolResult($"{name} already has this content; nothing was written.")
            : await EditAnswer.LandAsync(
                workspace,
                files,
                new ChangeSet($"write {name}", [new FileChange.Modified(path, file.Hash, TextDiff.Edits(file.Text, text))]),
                $"Overwrote {name}.",
                cancellation
            );
    }
}
