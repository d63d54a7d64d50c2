using System.Text.Json;
using Grip.Benchmarks.Generating;

namespace Grip.Benchmarks.Measuring;

/// <summary>What <c>grip check --edits</c> reads and answers.</summary>
internal static class EditText
{
    /// <summary>On one line.</summary>
    public static string Of(EditCandidate edit) =>
        JsonSerializer.Serialize(
            new
            {
                edits = new[]
                {
                    new
                    {
                        path = edit.Path,
                        start = edit.Start,
                        end = edit.End,
                        text = edit.Text,
                    },
                },
            },
            OneLine
        );

    /// <summary>How many errors the answer blames on the edit, or null if the line is no answer.</summary>
    public static int? Introduced(string answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return
                document.RootElement.TryGetProperty("diagnostics", out var diagnostics)
                && diagnostics.TryGetProperty("introduced", out var introduced)
                ? introduced.EnumerateArray().Count(found => found.GetProperty("severity").GetString() == "error")
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static bool IsBad(EditCandidate edit) => edit.Kind.StartsWith("break_", StringComparison.Ordinal);

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = Manifest.Json.Encoder };
}
