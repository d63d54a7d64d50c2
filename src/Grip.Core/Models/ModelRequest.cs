using System.Collections.Immutable;
using Grip.Core.Conversation;
using Grip.Core.Tools;

namespace Grip.Core.Models;

/// <summary>One question to a model. Its beginning stays the same, byte for byte, from step to step, so that it can be cached.</summary>
/// <param name="System">The system prompt.</param>
/// <param name="Messages">The conversation; the last message is the user's.</param>
/// <param name="Tools">In a fixed order.</param>
/// <param name="MaxOutputTokens">The most that may be answered; the profile's limit if null.</param>
public sealed record ModelRequest(
    string System,
    ImmutableArray<Message> Messages,
    ImmutableArray<ToolSpec> Tools,
    int? MaxOutputTokens = null
)
{
    /// <summary>The name of a tool that the answer must call; null leaves the choice to the model.</summary>
    public string? ForcedTool { get; init; }

    /// <summary>How much the model may think; null leaves it to the model, and nothing is said on the wire.</summary>
    public Effort? Effort { get; init; }
}

public enum Effort
{
    Low,
    Medium,
    High,
}
