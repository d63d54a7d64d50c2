using System.Collections.Immutable;
using Grip.Core.Models;

namespace Grip.Providers.TextCalls;

/// <summary>Fenced blocks: those of a programming language are code and hold no calls.</summary>
internal static class CodeFences
{
    private const string Fence = "```";
    private const int LongestLabel = 100;

    private static readonly string[] MayHoldCalls =
    [
        "",
        "json",
        "jsonc",
        "json5",
        "xml",
        "html",
        "text",
        "txt",
        "tool_call",
        "tool_calls",
        "tool",
    ];

    public static CallMatch? Match(CallText text, int at)
    {
        if (!text.Has(at, Fence))
            return null;
        var line = text.Text.IndexOf('\n', at, Math.Min(LongestLabel, text.Text.Length - at));
        if (line < 0)
            return CallMatch.Skip(at + Fence.Length);
        var label = text.Text[(at + Fence.Length)..line].Trim();
        if (label is "tool_code")
            return Python(text, line + 1);
        if (MayHoldCalls.Contains(label, StringComparer.OrdinalIgnoreCase) || label.AsSpan().ContainsAny("{<["))
            return CallMatch.Skip(at + Fence.Length + (label.AsSpan().ContainsAny("{<[") ? 0 : label.Length));
        var close = text.Text.IndexOf("\n" + Fence, line, StringComparison.Ordinal);
        return CallMatch.Skip(close < 0 ? text.Text.Length : close + 1 + Fence.Length);
    }

    /// <summary>Gemma: statements, one or more calls.</summary>
    private static CallMatch Python(CallText text, int at)
    {
        var calls = ImmutableArray.CreateBuilder<FoundCall>();
        var malformed = ImmutableArray.CreateBuilder<MalformedCall>();
        while ((at = text.SkipSpace(at)) < text.Text.Length && !text.Has(at, Fence))
        {
            if (PythonCalls.Match(text, at) is { } match)
            {
                calls.AddRange(match.Calls);
                malformed.AddRange(match.Malformed);
                at = Math.Max(match.End, at + 1);
                continue;
            }

            var line = text.Text.IndexOf('\n', at);
            at = line < 0 ? text.Text.Length : line + 1;
        }

        return new CallMatch(
            text.SkipIf(at, Fence),
            calls.ToImmutable(),
            malformed.ToImmutable(),
            IsText: calls.Count + malformed.Count == 0
        );
    }
}
