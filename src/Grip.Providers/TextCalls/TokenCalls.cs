using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Grip.Core.Models;

namespace Grip.Providers.TextCalls;

/// <summary>Calls behind a model's special tokens, which a server should have read and has not.</summary>
internal static partial class TokenCalls
{
    private const string Mistral = "[TOOL_CALLS]";
    private const string Python = "<|python_tag|>";
    private const string DeepSeekBegin = "<｜tool▁call▁begin｜>";
    private const string Channel = "<|channel|>";
    private const string Kimi = "<|tool_call_begin|>";

    public static CallMatch? Match(CallText text, int at) =>
        text.Has(at, Mistral) ? AfterMistral(text, at)
        : text.Has(at, Python) ? AfterPython(text, at)
        : text.Has(at, DeepSeekBegin) ? AfterDeepSeek(text, at)
        : text.Has(at, Channel) ? AfterChannel(text, at)
        : text.Has(at, Kimi) ? AfterKimi(text, at)
        : null;

    /// <summary><c>[TOOL_CALLS][{…},{…}]</c>, or <c>[TOOL_CALLS]NAME[ARGS]{…}</c> for each call.</summary>
    private static CallMatch? AfterMistral(CallText text, int from)
    {
        var at = text.SkipSpace(from + Mistral.Length);
        if (at >= text.Text.Length)
            return CallMatch.Skip(at);
        if (text.Text[at] is not ('[' or '{'))
        {
            var name = MistralName().Match(text.Text, at);
            return name.Success ? JsonCalls.Arguments(text, from, name.Groups["name"].Value, text.SkipSpace(at + name.Length)) : null;
        }

        var calls = ImmutableArray.CreateBuilder<FoundCall>();
        var malformed = ImmutableArray.CreateBuilder<MalformedCall>();
        while ((at = text.SkipSpace(at)) < text.Text.Length && text.Text[at] is '[' or '{' or ',')
        {
            // A second token begins another match.
            if (text.Text[at] != '{' && !text.Has(at, Mistral))
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

        return new CallMatch(text.SkipIf(at, "]"), calls.ToImmutable(), malformed.ToImmutable());
    }

    /// <summary>Llama 3: JSON objects with semicolons between them, or a call in Python.</summary>
    private static CallMatch? AfterPython(CallText text, int from)
    {
        var at = text.SkipSpace(from + Python.Length);
        if (at >= text.Text.Length)
            return CallMatch.Skip(at);
        return text.Text[at] == '{' ? JsonCalls.Marked(text, at) : PythonCalls.Match(text, at);
    }

    /// <summary><c>function｜sep｜NAME</c> and a fenced object, or <c>NAME｜sep｜{…}</c>.</summary>
    private static CallMatch AfterDeepSeek(CallText text, int from)
    {
        var name = DeepSeekName().Match(text.Text, from + DeepSeekBegin.Length);
        if (!name.Success)
            return CallMatch.Skip(from + DeepSeekBegin.Length);
        var arguments = text.SkipIf(text.SkipIf(name.Index + name.Length, "```json"), "```");
        var match = JsonCalls.Arguments(text, from, name.Groups["name"].Value, text.SkipSpace(arguments));
        return match with { End = text.SkipIf(text.SkipIf(match.End, "```"), "<｜tool▁call▁end｜>") };
    }

    /// <summary>gpt-oss: a message to <c>functions.NAME</c>, whose content is the arguments.</summary>
    private static CallMatch AfterChannel(CallText text, int from)
    {
        var header = ChannelHeader().Match(text.Text, from + Channel.Length);
        if (!header.Success)
            return CallMatch.Skip(from + Channel.Length);
        var recipient = Recipient().Match(header.Value);
        // The recipient may stand beside the role: <|start|>assistant to=functions.NAME<|channel|>…
        var start = text.Text.LastIndexOf("<|start|>", from, Math.Min(from + 1, 200), StringComparison.Ordinal);
        if (!recipient.Success && start >= 0)
            recipient = Recipient().Match(text.Text[start..from]);
        if (!recipient.Success)
            return CallMatch.Skip(header.Index + header.Length);
        var match = JsonCalls.Arguments(text, from, recipient.Groups["name"].Value, text.SkipSpace(header.Index + header.Length));
        return match with { End = text.SkipIf(match.End, "<|call|>") };
    }

    /// <summary>Kimi: <c>functions.NAME:0</c>, a token, the arguments.</summary>
    private static CallMatch AfterKimi(CallText text, int from)
    {
        var name = KimiName().Match(text.Text, from + Kimi.Length);
        if (!name.Success)
            return CallMatch.Skip(from + Kimi.Length);
        var match = JsonCalls.Arguments(text, from, name.Groups["name"].Value, text.SkipSpace(name.Index + name.Length));
        return match with { End = text.SkipIf(match.End, "<|tool_call_end|>") };
    }

    // Between a token and the arguments stands nothing that another dialect could read: a text that is cut off there holds no call.
    [GeneratedRegex(@"\G(?<name>[A-Za-z_][\w.\-]*)(?:\[CALL_ID\]\w+)?(?:\[ARGS\])?", RegexOptions.CultureInvariant)]
    private static partial Regex MistralName();

    [GeneratedRegex(
        @"\G(?:function<｜tool▁sep｜>(?<name>[\w.\-]+)[ \t]*\n|(?<name>[\w.\-]+)<｜tool▁sep｜>)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex DeepSeekName();

    [GeneratedRegex(@"\G(?>[\w .=\-]{0,200})(?:<\|constrain\|>\w{0,40})?\s{0,10}<\|message\|>", RegexOptions.CultureInvariant)]
    private static partial Regex ChannelHeader();

    [GeneratedRegex(@"to=(?<name>[\w.\-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Recipient();

    [GeneratedRegex(@"\G\s*(?<name>[\w.\-]+)(?::\d+)?\s*<\|tool_call_argument_begin\|>", RegexOptions.CultureInvariant)]
    private static partial Regex KimiName();
}
