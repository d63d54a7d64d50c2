using System.Collections.Immutable;
using System.Text.Json;

namespace Grip.Map.Relevance.Ranking;

/// <summary>How much each feature counts in the first ranking and in the second. Fitted offline; see docs/benchmarks.md.</summary>
/// <param name="First">One weight for each of the first features.</param>
/// <param name="Second">One weight for each feature.</param>
public sealed record Model(ImmutableArray<double> First, ImmutableArray<double> Second)
{
    private const string Resource = "relevance-weights.json";

    /// <summary>The weights that come with the program.</summary>
    public static Model Shipped()
    {
        using var stream =
            typeof(Model).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the program.");
        using var document = JsonDocument.Parse(stream);
        return Of(document.RootElement);
    }

    public static Model Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Of(document.RootElement);
    }

    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            Write(writer, "first", First);
            Write(writer, "second", Second);
            writer.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    public double FirstScore(FeatureTable table, int file) => Score(First, table, file);

    public double SecondScore(FeatureTable table, int file) => Score(Second, table, file);

    private static double Score(ImmutableArray<double> weights, FeatureTable table, int file)
    {
        double score = 0;
        for (var feature = 0; feature < weights.Length; feature++)
            score += weights[feature] * table[(Feature)feature][file];
        return score;
    }

    private static Model Of(JsonElement root) =>
        new(Weights(root.GetProperty("first"), Features.FirstCount), Weights(root.GetProperty("second"), Features.Count));

    private static ImmutableArray<double> Weights(JsonElement weights, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(feature => weights.TryGetProperty(((Feature)feature).ToString(), out var weight) ? weight.GetDouble() : 0),
        ];

    private static void Write(Utf8JsonWriter writer, string name, ImmutableArray<double> weights)
    {
        writer.WriteStartObject(name);
        for (var feature = 0; feature < weights.Length; feature++)
            if (weights[feature] != 0)
                writer.WriteNumber(((Feature)feature).ToString(), Math.Round(weights[feature], 4));
        writer.WriteEndObject();
    }
}
