using System.Collections.Immutable;
using Grip.Core.Models;

namespace Grip.Providers.TextCalls;

/// <summary>JSON in tags: Hermes and Qwen's tool_call, the tools of Qwen 2.5 Coder, and their kin.</summary>
internal static class CallTags
{
    private static readonly string[] Names = ["tool_call", "tools", "tool_calls", "function_call", "toolcall", "tool"];

    public static CallMatch? Match(CallText text, int at)
    {
        if (Names.FirstOrDefault(name => text.Has(at, $"<{name}>")) is not { } tag)
            return null;
        var inside = text.SkipSpace(text.SkipIf(text.SkipIf(at + tag.Length + 2, "```json"), "```"));
        if (inside >= text.Text.Length)
            return CallMatch.Skip(inside);
        return text.Text[inside] switch
        {
            '{' or '[' => Objects(text, inside, $"</{tag}>"),
            '<' => TagCalls.Match(text, inside) is { } call ? call with { End = text.SkipIf(call.End, $"</{tag}>") } : null,
            _ when tag == "tool_call" => GlmCalls.Match(text, at, inside),
            _ => null,
        };
    }

    private static CallMatch Objects(CallText text, int at, string close)
    {
        var calls = ImmutableArray.CreateBuilder<FoundCall>();
        var malformed = ImmutableArray.CreateBuilder<MalformedCall>();
        while (true)
        {
            at = text.SkipSpace(at);
            if (at >= text.Text.Length)
                break;
            if (text.Text[at] is '[' or ',' or ']')
            {
                at++;
                continue;
            }

            if (text.Text[at] != '{')
                break;
            var match = JsonCalls.Marked(text, at);
            calls.AddRange(match.Calls);
            malformed.AddRange(match.Malformed);
            at = Math.Max(match.End, at + 1);
        }

        at = text.SkipIf(text.SkipIf(at, "```"), close);
        return new CallMatch(at, calls.ToImmutable(), malformed.ToImmutable());
    }
}
