using System.Text;
using System.Text.Json;
using Grip.Core.Tools;
using Grip.Providers.Calls;
using Grip.Providers.Json;

namespace Grip.Providers.TextCalls;

/// <summary>Calls written as Python, where a model was told to: <c>Read(path="a.cs")</c>, perhaps in a <c>print()</c>.</summary>
internal static class PythonCalls
{
    /// <param name="at">Of the first statement.</param>
    /// <returns>Null if there is no call of an offered tool.</returns>
    public static CallMatch? Match(CallText text, int at)
    {
        var from = at;
        at = text.SkipIf(text.SkipIf(at, "["), "print(");
        at = text.SkipSpace(at);
        var nameEnd = at;
        while (nameEnd < text.Text.Length && (char.IsAsciiLetterOrDigit(text.Text[nameEnd]) || text.Text[nameEnd] is '_' or '.'))
            nameEnd++;
        if (nameEnd >= text.Text.Length || text.Text[nameEnd] != '(')
            return null;
        var name = text.Text[at..nameEnd];
        // Llama writes NAME.call(…).
        var tool = text.Tools.Find(name) ?? (name.EndsWith(".call", StringComparison.Ordinal) ? text.Tools.Find(name[..^5]) : null);
        return tool is null ? null : Arguments(text, from, tool, nameEnd + 1);
    }

    private static CallMatch Arguments(CallText text, int from, ToolSpec tool, int at)
    {
        var names = OfferedTools.Parameters(tool);
        var json = new StringBuilder("{");
        for (var count = 0; ; count++)
        {
            at = text.SkipSpace(at);
            if (at < text.Text.Length && text.Text[at] == ')')
                return CallMatch.Call(Closing(text, at + 1), new FoundCall(tool.Name, json.Append('}').ToString()));
            var (key, valueAt) = Key(text, at);
            var value =
                valueAt < text.Text.Length
                    ? LenientJson.ReadValue(text.Text, valueAt)
                    : new LenientValue(LenientState.Incomplete, valueAt, null);
            key ??= count < names.Length ? names[count] : null;
            at = text.SkipSpace(value.End);
            if (value.State == LenientState.Incomplete || at >= text.Text.Length)
                return CallMatch.Bad(text.Text.Length, Malformation.Of(tool.Name, text.Since(from), Malformation.CutOff));
            if (value.State == LenientState.Invalid || key is null || text.Text[at] is not (',' or ')'))
                return CallMatch.Bad(
                    value.End,
                    Malformation.Of(
                        tool.Name,
                        text.Text[from..value.End],
                        "The call's arguments are not plain values, so it was not run. Send it again."
                    )
                );
            json.Append(json.Length > 1 ? "," : "")
                .Append(JsonSerializer.Serialize(key, TextTypes.Default.String))
                .Append(':')
                .Append(value.Json);
            if (text.Text[at] == ',')
                at++;
        }
    }

    /// <returns>The name before an equals sign, or null where a value stands alone; and where the value begins.</returns>
    private static (string? Key, int ValueAt) Key(CallText text, int at)
    {
        var end = at;
        while (end < text.Text.Length && (char.IsAsciiLetterOrDigit(text.Text[end]) || text.Text[end] == '_'))
            end++;
        var equals = text.SkipSpace(end);
        return end > at && equals < text.Text.Length && text.Text[equals] == '='
            ? (text.Text[at..end], text.SkipSpace(equals + 1))
            : (null, at);
    }

    private static int Closing(CallText text, int at)
    {
        while (at < text.Text.Length && text.Text[at] is ')' or ']')
            at++;
        return at;
    }
}
