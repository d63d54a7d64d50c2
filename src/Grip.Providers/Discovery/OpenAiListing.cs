using System.Text.Json;
using Grip.Providers.Json;

namespace Grip.Providers.Discovery;

/// <summary>What servers of the OpenAI kind have; each says more at a place of its own.</summary>
internal static class OpenAiListing
{
    /// <summary>vLLM puts the window into the list itself.</summary>
    public static IReadOnlyList<FoundModel> Plain(JsonElement list) =>
        [
            .. list.Items("data")
                .Where(model => model.Text("id") is not null)
                .Select(model => new FoundModel(
                    model.Text("id")!,
                    null,
                    Tokens(model.Number("max_model_len")),
                    IsLoaded: true,
                    null,
                    Fit.Unknown
                )),
        ];

    public static async Task<IReadOnlyList<FoundModel>> LmStudioAsync(ServerProbe probe, JsonElement list, CancellationToken cancellation)
    {
        var details = await probe.GetAsync("../api/v0/models", cancellation);
        if (details.Json is not { } json)
            return [.. Plain(list).Select(model => model with { IsLoaded = null })];
        return
        [
            .. json.Items("data")
                .Where(model => model.Text("id") is not null && model.Text("type") is not "embeddings")
                .Select(model => new FoundModel(
                    model.Text("id")!,
                    null,
                    Tokens(model.Number("loaded_context_length") ?? model.Number("max_context_length")),
                    model.Text("state") == "loaded",
                    model.Text("quantization"),
                    Fit.Unknown
                )),
        ];
    }

    public static async Task<IReadOnlyList<FoundModel>> LlamaCppAsync(ServerProbe probe, JsonElement list, CancellationToken cancellation)
    {
        var properties = await probe.GetAsync("../props", cancellation);
        var window = Tokens(properties.Json.Part("default_generation_settings").Number("n_ctx"));
        return
        [
            .. list.Items("data")
                .Where(model => model.Text("id") is not null)
                .Select(model => new FoundModel(
                    Path.GetFileName(model.Text("id")!),
                    model.Part("meta").Number("size"),
                    window ?? Tokens(model.Part("meta").Number("n_ctx_train")),
                    IsLoaded: true,
                    null,
                    Fit.Unknown
                )),
        ];
    }

    private static int? Tokens(long? number) => number is > 0 and <= int.MaxValue ? (int)number : null;
}
