namespace Grip.Core.Conversation;

/// <summary>One part of a message. Every wire format is translated from and to these.</summary>
public abstract record Block
{
    private Block() { }

    public sealed record Text(string Value) : Block;

    /// <param name="MediaType">As in "image/png".</param>
    public sealed record Image(string MediaType, string Base64) : Block;

    /// <summary>A model's reasoning, or any block that only its provider understands. It is sent back as it came.</summary>
    /// <param name="Provider">The wire format that made it, as in "anthropic"; no other is sent it.</param>
    /// <param name="Json">The block as the provider sent it, byte for byte.</param>
    /// <param name="Shown">What a person may read of it; empty if it is encrypted.</param>
    public sealed record Thinking(string Provider, string Json, string Shown) : Block;

    /// <param name="Id">Unique in the conversation; made up where a wire format has none.</param>
    /// <param name="Input">The arguments as one JSON object, as the model wrote it.</param>
    public sealed record ToolUse(string Id, string Name, string Input) : Block;

    /// <param name="Id">That of the call which it answers.</param>
    public sealed record ToolResult(string Id, string Content, bool IsError) : Block;
}
