using System.Text;
using System.Text.Json;
using Grip.Core.Tools;
using Grip.Providers.Calls;

namespace Grip.Providers.TextCalls;

/// <summary>
/// Calls whose parameters are tags: Qwen3 Coder's <c>function=NAME</c> with <c>parameter=KEY</c>, and <c>invoke name="NAME"</c>
/// with <c>parameter name="KEY"</c>, also with a prefix. Llama writes JSON behind <c>function=NAME</c>.
/// </summary>
internal static class TagCalls
{
    private const int LongestName = 200;

    private static readonly (string Open, string Parameter, string CloseParameter, string Close)[] Forms =
    [
        ("<function=", "<parameter=", "</parameter>", "</function>"),
        ("<invoke name=", "<parameter name=", "</parameter>", "</invoke>"),
        ("<function name=", "<parameter name=", "</parameter>", "</function>"),
        ("<｜DSML｜invoke name=", "<｜DSML｜parameter name=", "</｜DSML｜parameter>", "</｜DSML｜invoke>"),
        ("<minimax:invoke name=", "<parameter name=", "</parameter>", "</minimax:invoke>"),
    ];

    public static CallMatch? Match(CallText text, int at)
    {
        foreach (var form in Forms)
        {
            if (!text.Has(at, form.Open))
                continue;
            var nameEnd = text.Text.IndexOf('>', at, Math.Min(LongestName, text.Text.Length - at));
            if (nameEnd < 0 || text.Text.AsSpan(at + 1, nameEnd - at).ContainsAny("<{[`"))
                return null;
            var name = Unquoted(text.Text[(at + form.Open.Length)..nameEnd]);
            var inside = text.SkipSpace(nameEnd + 1);
            if (inside < text.Text.Length && text.Text[inside] == '{')
            {
                var json = JsonCalls.Arguments(text, at, name, inside);
                return json with { End = text.SkipIf(json.End, form.Close) };
            }

            if (text.Tools.Find(name) is not { } tool)
                return Unknown(text, at, name, form.Close);
            return Parameters(text, at, tool, nameEnd + 1, form.Parameter, form.CloseParameter, form.Close);
        }

        return null;
    }

    /// <summary>The closing tag must stand: without it parameters may be missing.</summary>
    private static CallMatch Parameters(CallText text, int from, ToolSpec tool, int at, string open, string closeParameter, string close)
    {
        var json = new StringBuilder("{");
        while (true)
        {
            at = text.SkipSpace(at);
            if (text.Has(at, close) || text.Has(at, "</tool_call>"))
            {
                var end = text.Has(at, close) ? at + close.Length : at;
                return CallMatch.Call(text.SkipIf(end, "</tool_call>"), new FoundCall(tool.Name, json.Append('}').ToString()));
            }

            var keyEnd = text.Has(at, open) ? text.Text.IndexOf('>', at) : -1;
            var valueEnd = keyEnd < 0 ? -1 : EndOfValue(text, keyEnd + 1, open, closeParameter, close);
            if (valueEnd < 0)
                return CallMatch.Bad(text.Text.Length, Malformation.Of(tool.Name, text.Since(from), Malformation.CutOff));
            var key = Unquoted(text.Text[(at + open.Length)..keyEnd]);
            var value = WithoutFrame(text.Text[(keyEnd + 1)..valueEnd]);
            json.Append(json.Length > 1 ? "," : "")
                .Append(JsonSerializer.Serialize(key, TextTypes.Default.String))
                .Append(':')
                .Append(OfferedTools.ToJson(tool, key, value));
            at = valueEnd + closeParameter.Length;
        }
    }

    /// <summary>A value may hold the closing tag itself: it ends where another parameter or the call's end follows.</summary>
    private static int EndOfValue(CallText text, int at, string open, string closeParameter, string close)
    {
        while ((at = text.Text.IndexOf(closeParameter, at, StringComparison.Ordinal)) >= 0)
        {
            var next = text.SkipSpace(at + closeParameter.Length);
            if (text.Has(next, open) || text.Has(next, close) || text.Has(next, "</tool_call>"))
                return at;
            at += closeParameter.Length;
        }

        return -1;
    }

    private static CallMatch Unknown(CallText text, int at, string name, string close)
    {
        var end = text.Text.IndexOf(close, at, StringComparison.Ordinal);
        return end < 0
            ? CallMatch.Skip(text.Text.Length)
            : CallMatch.Bad(end + close.Length, text.Tools.Unknown(name, text.Text[at..(end + close.Length)]));
    }

    private static string Unquoted(string name)
    {
        var trimmed = name.Trim();
        return trimmed is ['"', ..] && trimmed.IndexOf('"', 1) is > 0 and var end ? trimmed[1..end] : trimmed.Trim('\'', '"');
    }

    /// <summary>One line end after the opening and before the closing tag belongs to the format.</summary>
    private static string WithoutFrame(string value)
    {
        var from =
            value.StartsWith("\r\n", StringComparison.Ordinal) ? 2
            : value.StartsWith('\n') ? 1
            : 0;
        var inner = value[from..];
        return inner.EndsWith("\r\n", StringComparison.Ordinal) ? inner[..^2]
            : inner.EndsWith('\n') ? inner[..^1]
            : inner;
    }
}
