using System.Collections.Immutable;
using Grip.Core.Conversation;
using Grip.Core.Models;
using Grip.Providers.Calls;

namespace Grip.Providers.TextCalls;

/// <summary>What an answer's text is made of: words, and calls that the model wrote as text.</summary>
/// <param name="Text">Without the calls.</param>
internal sealed record TextAnswer(string Text, ImmutableArray<Block.ToolUse> Calls, ImmutableArray<MalformedCall> Malformed)
{
    public static TextAnswer Plain(string text) => new(text, [], []);

    /// <summary>
    /// Looks for calls in the text; in the thinking only if there is no text, for then a model has lost the way out of its thoughts,
    /// while calls that it thought of and decided against must not be run.
    /// </summary>
    /// <param name="cut">True if the answer was cut off.</param>
    public static TextAnswer Read(string text, string thinking, ModelProfile profile, ModelRequest request, CallIds ids, bool cut)
    {
        if (!profile.TextCalls || request.Tools.IsEmpty)
            return Plain(text);
        (thinking, text) = WithoutThoughts(thinking, text);
        var inThinking = string.IsNullOrWhiteSpace(text);
        var found = TextCallParser.Parse(inThinking ? thinking : text, request.Tools, cut);
        return new TextAnswer(
            inThinking ? "" : found.Rest,
            [.. found.Calls.Select(call => new Block.ToolUse(ids.Take(null), call.Name, call.Arguments))],
            found.Malformed
        );
    }

    /// <summary>Thoughts that a server left in the text; templates often hold the opening tag themselves.</summary>
    private static (string Thinking, string Text) WithoutThoughts(string thinking, string text)
    {
        const string Close = "</think>";
        var end = text.IndexOf(Close, StringComparison.Ordinal);
        if (end >= 0)
            return (thinking + text[..end], text[(end + Close.Length)..].TrimStart());
        return text.TrimStart().StartsWith("<think>", StringComparison.Ordinal) ? (thinking + text, "") : (thinking, text);
    }
}
