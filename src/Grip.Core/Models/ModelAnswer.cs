using System.Collections.Immutable;
using Grip.Core.Conversation;

namespace Grip.Core.Models;

/// <summary>A whole answer.</summary>
/// <param name="Blocks">In the order in which they came; calls whose arguments were cut off are not among them.</param>
/// <param name="Model">The model's name as the server gives it.</param>
public sealed record ModelAnswer(ImmutableArray<Block> Blocks, StopReason Stop, Usage Usage, string Model)
{
    /// <summary>Calls that could not be read or were cut off, for the model: what came and why it was not run.</summary>
    public ImmutableArray<MalformedCall> Malformed { get; init; } = [];

    public Message ToMessage() => new(Role.Assistant, Blocks);
}

/// <param name="Name">The tool that was meant, as far as it could be read.</param>
/// <param name="Received">What the model wrote, at most its first 2,000 characters.</param>
/// <param name="Problem">For the model: what is wrong with it.</param>
public sealed record MalformedCall(string Name, string Received, string Problem);

public enum StopReason
{
    EndTurn,
    ToolUse,

    /// <summary>The output limit was reached; the answer is cut off.</summary>
    MaxTokens,
    Refusal,
}

/// <summary>Tokens of one or more answers, as the server counted them; estimated where it does not count.</summary>
/// <param name="Input">Without what was read from a cache or written into one.</param>
public sealed record Usage(long Input, long Output, long CacheRead, long CacheWrite)
{
    public static Usage None { get; } = new(0, 0, 0, 0);

    /// <summary>All that the model had before it.</summary>
    public long Context => Input + CacheRead + CacheWrite;

    public static Usage operator +(Usage left, Usage right) =>
        new(left.Input + right.Input, left.Output + right.Output, left.CacheRead + right.CacheRead, left.CacheWrite + right.CacheWrite);
}
