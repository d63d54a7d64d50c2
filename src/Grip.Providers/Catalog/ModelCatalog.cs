using System.Collections.Immutable;
using Grip.Core;
using Grip.Core.Models;
using Grip.Core.Text;
using Grip.Providers.Anthropic;
using Grip.Providers.Ollama;
using Grip.Providers.OpenAi;
using Grip.Providers.OpenAi.Chat;
using Grip.Providers.OpenAi.Responses;
using Grip.Providers.Profiles;
using Grip.Providers.Streams;

namespace Grip.Providers.Catalog;

/// <summary>Makes models from the names that users give them.</summary>
/// <param name="environment">The value of an environment variable, or null: keys and addresses are read from there.</param>
public sealed class ModelCatalog(Func<string, string?> environment, ModelProfiles profiles, TimeProvider time)
{
    /// <summary>What can stand before the slash.</summary>
    public static ImmutableArray<string> Providers { get; } = [.. KnownServer.All.Select(server => server.Id)];

    /// <summary>How long to wait; chosen by where the server is if null.</summary>
    public StreamLimits? Limits { get; init; }

    public RetryPolicy Retry { get; init; } = RetryPolicy.Default;

    /// <param name="id">"provider/model", or "http://host:port/v1#model" for any server that speaks Chat Completions.</param>
    /// <exception cref="GripException">The provider is unknown, or its key or address is missing.</exception>
    public IModel Create(string id)
    {
        if (id.StartsWith("http://", StringComparison.Ordinal) || id.StartsWith("https://", StringComparison.Ordinal))
            return AtAddress(id);
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == id.Length - 1)
            throw NotNamed(id);
        var (provider, model) = (id[..slash], id[(slash + 1)..]);
        var known =
            KnownServer.All.FirstOrDefault(server => server.Id.Equals(provider, StringComparison.OrdinalIgnoreCase))
            ?? throw Unknown(provider);
        var server = known.Open(environment);
        var format = known.Id == "openai" && !OpenAiHost.Is(server) ? WireFormat.Chat : known.Format;
        return Create(id, model, format, server, profiles.For(known.Id, model));
    }

    private IModel AtAddress(string id)
    {
        var mark = id.LastIndexOf('#');
        if (mark < 0 || mark == id.Length - 1)
            throw new GripException(
                ExitCode.Configuration,
                "The address says no model.",
                "Write the model behind it, as in http://127.0.0.1:8080/v1#qwen3-coder."
            );
        var uri = ServerAddress.WithVersion(ServerAddress.Parse(id[..mark], "--model"));
        var model = id[(mark + 1)..];
        // A key goes only where its owner sent it: to OpenAI's own address or the one in OPENAI_BASE_URL, not to any that is typed.
        return Create(id, model, WireFormat.Chat, new ModelServer("The server", uri), profiles.For("openai-compatible", model));
    }

    private IModel Create(string id, string model, WireFormat format, ModelServer server, ModelProfile profile)
    {
        var channel = new HttpChannel(server, Limits ?? (server.IsLocal ? StreamLimits.Local : StreamLimits.Remote), Retry, time);
        return format switch
        {
            WireFormat.Anthropic => new AnthropicModel(id, model, profile, channel),
            WireFormat.Responses => new ResponsesModel(id, model, profile, channel),
            WireFormat.Ollama => new OllamaModel(id, model, profile, channel),
            _ => new ChatModel(id, model, profile, channel),
        };
    }

    private static GripException NotNamed(string id) =>
        new(
            ExitCode.Configuration,
            $"'{id}' names no model: a provider and a model are wanted.",
            GuessProvider(id) is { } guess
                ? $"Did you mean '{guess}/{id.Trim('/')}'?"
                : "Write it as in ollama/qwen3-coder; 'grip models' shows what there is."
        );

    private static GripException Unknown(string provider)
    {
        var nearest = Spelling.Nearest(provider, Providers, 1);
        return new GripException(
            ExitCode.Configuration,
            $"There is no provider '{provider}'.",
            (nearest.Count > 0 ? $"Did you mean '{nearest[0]}'? " : "")
                + $"The providers are: {string.Join(", ", Providers)}, exec:COMMAND, builtin."
        );
    }

    private static string? GuessProvider(string id) =>
        id.StartsWith("claude", StringComparison.OrdinalIgnoreCase) ? "anthropic"
        : id.StartsWith("gpt-", StringComparison.OrdinalIgnoreCase) && !id.StartsWith("gpt-oss", StringComparison.OrdinalIgnoreCase)
            ? "openai"
        : id.Contains(':', StringComparison.Ordinal) ? "ollama"
        : null;
}
