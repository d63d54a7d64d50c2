using System.Text.Json;
using Grip.Providers.Json;

namespace Grip.Providers.Calls;

/// <param name="Json">One JSON object; null if there is none that may be run.</param>
/// <param name="Problem">For the model; null if there is an object.</param>
internal readonly record struct ArgumentReading(string? Json, string? Problem);

/// <summary>Arguments of a call: valid JSON as it stands, else repaired where its meaning is beyond doubt.</summary>
internal static class CallArguments
{
    public static ArgumentReading Read(string text, bool mayRepair)
    {
        if (Strict(text) is { } strict)
            return new(strict, null);
        var lenient = LenientJson.ReadValue(text, LenientJson.SkipSpace(text, 0));
        if (lenient.State == LenientState.Incomplete)
            return new(null, Malformation.CutOff);
        if (
            mayRepair
            && lenient is { State: LenientState.Complete }
            && LenientJson.SkipSpace(text, lenient.End) == text.Length
            && Strict(lenient.Json!) is { } repaired
        )
            return new(repaired, null);
        return new(null, "The arguments are not one JSON object, so the call was not run. Send it again with valid JSON.");
    }

    /// <summary>The text if it is a JSON object, or the object in it if it is a JSON string that holds one.</summary>
    private static string? Strict(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind switch
            {
                JsonValueKind.Object => text,
                JsonValueKind.String => Inner(json.RootElement.GetString()!),
                _ => null,
            };
        }
        // The second: half a surrogate pair.
        catch (Exception failure) when (failure is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Inner(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object ? text : null;
        }
        // The second: half a surrogate pair.
        catch (Exception failure) when (failure is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
