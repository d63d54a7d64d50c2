using System.Text.Json;
using Grip.Core.Models;
using Grip.Providers.Json;
using Grip.Providers.Streams;

namespace Grip.Providers.Ollama;

/// <summary>Asks the server how many tokens a model can have before it.</summary>
internal static class OllamaLimit
{
    /// <returns>Null if the server does not say.</returns>
    /// <exception cref="ModelException">The server does not answer, or does not have the model.</exception>
    public static async Task<int?> AskAsync(HttpChannel channel, string model, CancellationToken cancellation)
    {
        using var guard = new SilenceGuard(channel.Time, cancellation);
        try
        {
            var body = JsonParts.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("model", model);
                writer.WriteEndObject();
            });
            using var response = await channel.SendAsync(HttpMethod.Post, "api/show", body, model, guard);
            await using var content = await response.Content.ReadAsStreamAsync(guard.Token);
            using var json = await JsonDocument.ParseAsync(content, default, guard.Token);
            return Of(json.RootElement);
        }
        catch (AttemptException problem)
        {
            // Trouble that may pass is left to the question itself, which is repeated.
            return problem.Failure.MayRetry ? null : throw problem.Failure.ToException(channel.Server, 1);
        }
        catch (OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return null;
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or JsonException)
        {
            return null;
        }
    }

    /// <param name="shown">The answer of /api/show.</param>
    public static int? Of(JsonElement shown)
    {
        if (shown.Part("model_info") is not { ValueKind: JsonValueKind.Object } info)
            return null;
        foreach (var fact in info.EnumerateObject())
            if (
                fact.Name.EndsWith(".context_length", StringComparison.Ordinal)
                && info.Number(fact.Name) is > 0 and <= int.MaxValue and var limit
            )
                return (int)limit;
        return null;
    }
}
