using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Grip.Core.Models;
using Grip.Core.Tools;

namespace Grip.Providers.TextCalls;

/// <summary>
/// Finds the calls that open-weights models write into their text, in all the dialects that are met. Reading goes from left to
/// right, each place is read once by the first dialect that knows it, and a call that is not whole is never delivered.
/// </summary>
internal static partial class TextCallParser
{
    /// <summary>Work is bounded: what would need more than so many looks at each character is text.</summary>
    private const int LooksPerCharacter = 8;

    private const int MostMalformed = 5;

    /// <summary>In this order: a fence may hold anything, a tag may hold JSON, bare JSON comes last.</summary>
    private static readonly ImmutableArray<Func<CallText, int, CallMatch?>> Dialects =
    [
        CodeFences.Match,
        CallTags.Match,
        TagCalls.Match,
        TokenCalls.Match,
        JsonCalls.Bare,
    ];

    /// <param name="cut">True if the answer was cut off.</param>
    public static FoundCalls Parse(string text, ImmutableArray<ToolSpec> tools, bool cut)
    {
        var source = new CallText(text, new OfferedTools(tools), cut);
        var calls = ImmutableArray.CreateBuilder<FoundCall>();
        var malformed = ImmutableArray.CreateBuilder<MalformedCall>();
        var rest = new StringBuilder();
        var (at, kept, looks) = (0, 0, 0L);
        while (at < text.Length && looks < (long)LooksPerCharacter * (text.Length + 1000))
        {
            var next = text.AsSpan(at).IndexOfAny("<{[`");
            if (next < 0)
                break;
            at += next;
            var match = Dialects.Select(dialect => dialect(source, at)).FirstOrDefault(found => found is not null);
            looks += match is null ? Depth(text, at) : 1;
            if (match is null)
            {
                at++;
                continue;
            }

            if (!match.IsText)
            {
                rest.Append(text, kept, at - kept);
                calls.AddRange(match.Calls);
                malformed.AddRange(match.Malformed);
                kept = match.End;
            }

            at = Math.Max(match.End, at + 1);
        }

        rest.Append(text, Math.Min(kept, text.Length), text.Length - Math.Min(kept, text.Length));
        return new FoundCalls(calls.ToImmutable(), [.. malformed.Take(MostMalformed)], kept == 0 ? text : Clean(rest.ToString()));
    }

    /// <summary>How far a failed look at a bracket went.</summary>
    private static int Depth(string text, int at) => text[at] == '{' ? Math.Max(1, CallObject.Read(text, at).End - at) : 1;

    /// <summary>What is left of fences, lists and special tokens around calls is not worth showing.</summary>
    private static string Clean(string rest)
    {
        var text = Tokens().Replace(EmptyFence().Replace(rest, ""), "").Trim();
        return text.All(c => char.IsWhiteSpace(c) || c is '[' or ']' or ',' or ';' or '`' or '}') ? "" : text;
    }

    [GeneratedRegex(@"```\w*\s*```", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyFence();

    [GeneratedRegex(
        @"<\|(?:python_tag|call|channel|start|message|constrain|end|eom_id|eot_id|tool_calls_section_begin|tool_calls_section_end)\|>|<｜tool▁calls▁(?:begin|end)｜>|</?tool_calls?>|</?｜DSML｜function_calls>",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Tokens();
}
