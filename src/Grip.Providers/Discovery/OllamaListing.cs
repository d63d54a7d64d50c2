using System.Text.Json;
using Grip.Providers.Json;
using Grip.Providers.Ollama;

namespace Grip.Providers.Discovery;

/// <summary>What Ollama has: names and sizes from one list, windows from a question for each model.</summary>
internal static class OllamaListing
{
    public static async Task<IReadOnlyList<FoundModel>> ReadAsync(ServerProbe probe, JsonElement tags, CancellationToken cancellation)
    {
        var running = await probe.GetAsync("api/ps", cancellation);
        var loaded = running.Json is { } ps
            ? ps.Items("models").Select(model => model.Text("name")).ToHashSet(StringComparer.Ordinal)
            : null;
        return await Task.WhenAll(
            tags.Items("models")
                .Where(model => model.Text("name") is not null)
                .Select(model => ReadAsync(probe, model, loaded, cancellation))
        );
    }

    private static async Task<FoundModel> ReadAsync(
        ServerProbe probe,
        JsonElement model,
        HashSet<string?>? loaded,
        CancellationToken cancellation
    )
    {
        var name = model.Text("name")!;
        var question = JsonParts.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("model", name);
            writer.WriteEndObject();
        });
        var shown = await probe.PostAsync("api/show", question, cancellation);
        return new FoundModel(
            name,
            model.Number("size"),
            shown.Json is { } facts ? OllamaLimit.Of(facts) : null,
            loaded?.Contains(name),
            model.Part("details").Text("quantization_level"),
            Fit.Unknown
        );
    }
}
