using Grip.Agent;
using Grip.Core.Changes;
using Grip.Core.Checks;
using Grip.Core.Text;
using Grip.Core.Tools;

namespace Grip.Tools;

/// <summary>Lands what an editing tool made of its input, and answers with the verdict.</summary>
internal static class EditAnswer
{
    public static async Task<ToolResult> LandAsync(
        AgentWorkspace workspace,
        FilesRead files,
        ChangeSet change,
        string done,
        CancellationToken cancellation
    )
    {
        var landing = await workspace.LandAsync(change, cancellation);
        if (landing is { ChangeId: null, Verdict: { Level: CheckLevel.Syntax } verdict })
            return ToolResult.Error(VerdictText.OfRefusal(verdict, workspace)) with { Verdict = verdict };
        // What the model wrote itself it knows.
        foreach (var file in change.Files.Where(file => File.Exists(file.Path)))
            files.Saw(file.Path, ContentHash.Of(await File.ReadAllBytesAsync(file.Path, cancellation)));
        return new ToolResult($"{done}\n{VerdictText.Of(landing, workspace)}") { Patch = landing.Patch, Verdict = landing.Verdict };
    }
}
