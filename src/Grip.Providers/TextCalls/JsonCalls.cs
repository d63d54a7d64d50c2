using Grip.Providers.Calls;
using Grip.Providers.Json;

namespace Grip.Providers.TextCalls;

/// <summary>Calls that are JSON objects with a name and arguments: bare, fenced, in tags, behind a token.</summary>
internal static class JsonCalls
{
    /// <summary>An object somewhere in the text. One that is no call is text as a whole: nothing inside it is run.</summary>
    public static CallMatch? Bare(CallText text, int at)
    {
        if (text.Text[at] != '{')
            return null;
        var found = CallObject.Read(text.Text, at).Inner();
        if (found.Name is { } name && (text.Tools.Find(name) is not null || (found.Arguments is not null && text.Tools.IsNear(name))))
        {
            if (found.Arguments is not null || found.State == LenientState.Incomplete)
                return Judge(text, at, found, isMarked: false);
        }

        return found.State switch
        {
            LenientState.Complete => CallMatch.Skip(found.End),
            LenientState.Incomplete => CallMatch.Skip(text.Text.Length),
            _ => null,
        };
    }

    /// <summary>An object at a place where only a call can stand.</summary>
    public static CallMatch Marked(CallText text, int at) => Judge(text, at, CallObject.Read(text.Text, at).Inner(), isMarked: true);

    /// <summary>Arguments alone, behind a name that stood elsewhere.</summary>
    /// <param name="from">Where the whole call begins.</param>
    /// <param name="at">Of the arguments' opening bracket.</param>
    public static CallMatch Arguments(CallText text, int from, string name, int at)
    {
        var value = at < text.Text.Length ? LenientJson.ReadValue(text.Text, at) : new LenientValue(LenientState.Incomplete, at, null);
        if (text.Tools.Find(name) is not { } tool)
            return CallMatch.Bad(value.End, text.Tools.Unknown(name, text.Text[from..value.End]));
        if (value.State != LenientState.Complete)
            return CallMatch.Bad(
                value.State == LenientState.Incomplete ? text.Text.Length : value.End,
                Malformation.Of(tool.Name, text.Since(from), value.State == LenientState.Incomplete ? Malformation.CutOff : NotJson)
            );
        var reading = CallArguments.Read(value.Json!, mayRepair: false);
        return reading.Json is { } json
            ? CallMatch.Call(value.End, new FoundCall(tool.Name, json))
            : CallMatch.Bad(value.End, Malformation.Of(tool.Name, text.Text[from..value.End], reading.Problem!));
    }

    private const string NotJson = "The call is not valid JSON, so it was not run. Send it again.";

    private static CallMatch Judge(CallText text, int at, CallObject found, bool isMarked)
    {
        var name = found.Name ?? "";
        var received = text.Text[at..found.End];
        // The name and the arguments stand; only a last bracket is missing. An answer that was cut off gets none.
        var isWhole = found.State == LenientState.Complete || (found.Arguments is not null && !(text.Cut && found.End >= text.Text.Length));
        if (!isWhole)
            return found.State == LenientState.Incomplete
                ? CallMatch.Bad(text.Text.Length, Malformation.Of(name, text.Since(at), Malformation.CutOff))
                : CallMatch.Bad(found.End, Malformation.Of(name, received, NotJson));
        if (text.Tools.Find(name) is not { } tool)
            return CallMatch.Bad(found.End, text.Tools.Unknown(name, received));
        var reading = found.Arguments switch
        {
            null => new ArgumentReading(isMarked ? found.OtherMembers : "{}", null),
            "null" => new ArgumentReading("{}", null),
            var arguments => CallArguments.Read(arguments, mayRepair: false),
        };
        return reading.Json is { } json
            ? CallMatch.Call(SkipBrackets(text, found.End), new FoundCall(tool.Name, json))
            : CallMatch.Bad(found.End, Malformation.Of(tool.Name, received, reading.Problem!));
    }

    /// <summary>One closing bracket too many is a usual slip.</summary>
    private static int SkipBrackets(CallText text, int at)
    {
        while (at < text.Text.Length && text.Text[at] == '}')
            at++;
        return at;
    }
}
