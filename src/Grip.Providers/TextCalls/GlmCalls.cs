using System.Text;
using System.Text.Json;
using Grip.Providers.Calls;

namespace Grip.Providers.TextCalls;

/// <summary>GLM: the name, then pairs of <c>arg_key</c> and <c>arg_value</c>, all in one <c>tool_call</c>.</summary>
internal static class GlmCalls
{
    private const string Close = "</tool_call>";

    /// <param name="from">Of the tag.</param>
    /// <param name="at">Of the name.</param>
    public static CallMatch? Match(CallText text, int from, int at)
    {
        var nameEnd = text.Text.AsSpan(at).IndexOfAny('<', '\n');
        if (nameEnd is < 1 or > 100 || text.Tools.Find(text.Text.Substring(at, nameEnd)) is not { } tool)
            return null;
        at += nameEnd;
        var json = new StringBuilder("{");
        while (true)
        {
            at = text.SkipSpace(at);
            if (text.Has(at, Close))
                return CallMatch.Call(at + Close.Length, new FoundCall(tool.Name, json.Append('}').ToString()));
            var (key, afterKey) = Inside(text, at, "<arg_key>", "</arg_key>");
            var (value, afterValue) = key is null ? (null, at) : Inside(text, text.SkipSpace(afterKey), "<arg_value>", "</arg_value>");
            if (value is null)
                return CallMatch.Bad(text.Text.Length, Malformation.Of(tool.Name, text.Since(from), Malformation.CutOff));
            json.Append(json.Length > 1 ? "," : "")
                .Append(JsonSerializer.Serialize(key!.Trim(), TextTypes.Default.String))
                .Append(':')
                .Append(OfferedTools.ToJson(tool, key.Trim(), value));
            at = afterValue;
        }
    }

    private static (string? Value, int End) Inside(CallText text, int at, string open, string close)
    {
        if (!text.Has(at, open))
            return (null, at);
        var end = text.Text.IndexOf(close, at, StringComparison.Ordinal);
        return end < 0 ? (null, at) : (text.Text[(at + open.Length)..end], end + close.Length);
    }
}
