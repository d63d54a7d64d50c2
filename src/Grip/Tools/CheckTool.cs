using System.Text.Json;
using Grip.Agent;
using Grip.Core.Agent;
using Grip.Core.Tools;

namespace Grip.Tools;

internal sealed class CheckTool(AgentWorkspace workspace, Func<CancellationToken, Task<TurnProof>> prove) : ITool
{
    public ToolSpec Spec { get; } = ToolText.Spec("Check");

    // Not beside other tools: it judges what they have done.
    public ToolEffect Effect => ToolEffect.Notes;

    public string Describe(JsonElement input) => "this turn's changes";

    public async Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation)
    {
        var proof = await prove(cancellation);
        if (!proof.Holds)
            return ToolResult.Error(VerdictText.OfProof(proof, workspace));
        return new ToolResult(ProofText.OneLine(proof));
    }
}
