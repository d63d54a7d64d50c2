using System.Text.Json;
using Grip.Providers.Json;

namespace Grip.Providers.TextCalls;

/// <summary>A JSON object that may be a call, read member by member, so that a missing last bracket loses nothing.</summary>
/// <param name="End">Behind the object; where reading stopped if it is not complete.</param>
/// <param name="Members">The complete members in their order, as strict JSON. Of several that could be meant the first counts: then a
/// text that is cut off is never read otherwise than the whole.</param>
internal sealed record CallObject(LenientState State, int End, IReadOnlyList<(string Key, string Json)> Members)
{
    private static readonly string[] Names = ["name", "function", "tool_name", "tool"];
    private static readonly string[] Inputs = ["arguments", "parameters", "args", "input", "params"];

    public string? Name => Naming is (_, ['"', ..] and var name) ? Decoded(name) : null;

    /// <summary>The arguments as they came: JSON of any kind; null if there are none.</summary>
    public string? Arguments => Members.Where(member => Inputs.Contains(member.Key)).Select(member => member.Json).FirstOrDefault();

    /// <summary>Members beside the name, for models that put the arguments there.</summary>
    public string OtherMembers =>
        "{"
        + string.Join(
            ',',
            Members
                .Where(member => !Names.Contains(member.Key) && member.Key is not ("type" or "id"))
                .Select(member => $"{JsonSerializer.Serialize(member.Key, TextTypes.Default.String)}:{member.Json}")
        )
        + "}";

    private (string Key, string? Json) Naming =>
        Members.FirstOrDefault(member => Names.Contains(member.Key) && (member.Json[0] == '"' || IsInner(member)));

    /// <param name="at">Of the opening bracket.</param>
    public static CallObject Read(string text, int at)
    {
        var members = new List<(string Key, string Json)>();
        CallObject Stop(LenientState state, int end) => new(state, end, members);
        at++;
        while (true)
        {
            at = LenientJson.SkipSpace(text, at);
            if (at >= text.Length)
                return Stop(LenientState.Incomplete, at);
            if (text[at] == '}')
                return Stop(LenientState.Complete, at + 1);
            if (text[at] is not ('"' or '\''))
                return Stop(LenientState.Invalid, at);
            var key = LenientJson.ReadValue(text, at);
            at = LenientJson.SkipSpace(text, key.End);
            if (key.State == LenientState.Incomplete || at >= text.Length)
                return Stop(LenientState.Incomplete, at);
            if (key.State == LenientState.Invalid || text[at] != ':')
                return Stop(LenientState.Invalid, at);
            var value = LenientJson.ReadValue(text, LenientJson.SkipSpace(text, at + 1));
            if (value.State != LenientState.Complete)
                return Stop(value.State, value.End);
            if (Decoded(key.Json!) is { } name)
                members.Add((name, value.Json!));
            at = LenientJson.SkipSpace(text, value.End);
            if (at >= text.Length)
                return Stop(LenientState.Incomplete, at);
            if (text[at] == ',')
                at++;
            else if (text[at] != '}')
                return Stop(LenientState.Invalid, at);
        }
    }

    /// <summary>{"type":"function","function":{"name":…}}: the call inside.</summary>
    public CallObject Inner() =>
        Naming is ("function", ['{', ..] and var function) ? this with { Members = Read(function, 0).Members } : this;

    private static bool IsInner((string Key, string Json) member) => member.Key == "function" && member.Json[0] == '{';

    private static string? Decoded(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, TextTypes.Default.String);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
