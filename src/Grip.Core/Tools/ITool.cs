using System.Text.Json;

namespace Grip.Core.Tools;

/// <summary>What a tool touches; permissions and parallel running follow from it.</summary>
public enum ToolEffect
{
    /// <summary>Only reads inside the workspace; several may run at once.</summary>
    Reads,

    /// <summary>Changes files of the workspace through the gate and the journal.</summary>
    Edits,

    /// <summary>Runs commands or reaches the network.</summary>
    Executes,

    /// <summary>Only changes the agent's own notes.</summary>
    Notes,
}

/// <summary>Something that a model can do. Each is a code file beside the text that the model reads.</summary>
public interface ITool
{
    ToolSpec Spec { get; }

    ToolEffect Effect { get; }

    /// <summary>What this one call touches, where that depends on its input; never more than <see cref="Effect"/> or what its own calls are asked for.</summary>
    ToolEffect EffectOf(JsonElement input) => Effect;

    /// <summary>The same call may answer otherwise although the workspace is as it was: a poll, a question to a person or to the network.</summary>
    bool MayChangeByItself => false;

    /// <summary>One line for people, as in "src/Order.cs:10-40"; also what a permission rule is matched with.</summary>
    string Describe(JsonElement input);

    /// <summary>Runs a call whose input has been checked against the schema.</summary>
    /// <returns>A failure that the model can mend is a result with <see cref="ToolResult.IsError"/>, not an exception.</returns>
    /// <exception cref="GripException">Turned into such a result by the caller.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is half done.</exception>
    Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation);
}

/// <summary>What a tool answers.</summary>
/// <param name="Content">For the model.</param>
/// <param name="Summary">One line for people, as in "3 matches in 2 files"; null if the content's first line will do.</param>
public sealed record ToolResult(string Content, bool IsError = false, string? Summary = null)
{
    public static ToolResult Error(string content) => new(content, IsError: true);

    /// <summary>A picture that goes to the model beside the content, or null.</summary>
    public Conversation.Block.Image? Image { get; init; }

    /// <summary>What other models were asked on the way, as a sub-agent does; it counts for the turn.</summary>
    public Models.Usage Usage { get; init; } = Models.Usage.None;

    /// <summary>For the screen: a patch of what was changed; empty if nothing was.</summary>
    public string Patch { get; init; } = "";

    /// <summary>For the screen: what the gate found; null if there was nothing to judge.</summary>
    public Checks.Verdict? Verdict { get; init; }
}
