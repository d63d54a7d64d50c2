using System.Collections.Immutable;
using Grip.Core.Models;
using Grip.Providers.Streams;

namespace Grip.Providers.Catalog;

/// <summary>How a server is spoken to.</summary>
internal enum WireFormat
{
    Anthropic,
    Chat,
    Responses,
    Ollama,
}

/// <summary>A provider that can stand before the slash of a model's name.</summary>
/// <param name="Id">As in "lmstudio".</param>
/// <param name="Address">Where it is, unless <paramref name="AddressVariable"/> says otherwise; null if that must.</param>
/// <param name="KeyVariable">Null if it takes no key.</param>
internal sealed record KnownServer(string Id, string Name, WireFormat Format, string? Address, string? AddressVariable, string? KeyVariable)
{
    public string? StartCommand { get; init; }

    public string? PullCommand { get; init; }

    /// <summary>False if it also answers without one.</summary>
    public bool NeedsKey { get; init; }

    public static ImmutableArray<KnownServer> All { get; } =
    [
        new("anthropic", "Anthropic", WireFormat.Anthropic, "https://api.anthropic.com", "ANTHROPIC_BASE_URL", "ANTHROPIC_API_KEY")
        {
            NeedsKey = true,
        },
        // Which of the two formats is decided by the address: others than OpenAI's own rarely speak Responses.
        new("openai", "OpenAI", WireFormat.Responses, "https://api.openai.com/v1", "OPENAI_BASE_URL", "OPENAI_API_KEY")
        {
            NeedsKey = true,
        },
        new("openai-responses", "OpenAI", WireFormat.Responses, "https://api.openai.com/v1", "OPENAI_BASE_URL", "OPENAI_API_KEY")
        {
            NeedsKey = true,
        },
        new("openai-chat", "OpenAI", WireFormat.Chat, "https://api.openai.com/v1", "OPENAI_BASE_URL", "OPENAI_API_KEY") { NeedsKey = true },
        new("openai-compatible", "The server", WireFormat.Chat, null, "OPENAI_BASE_URL", "OPENAI_API_KEY"),
        new("ollama", "Ollama", WireFormat.Ollama, "http://127.0.0.1:11434", "OLLAMA_HOST", "OLLAMA_API_KEY")
        {
            StartCommand = "ollama serve",
            PullCommand = "ollama pull {0}",
        },
        new("lmstudio", "LM Studio", WireFormat.Chat, "http://127.0.0.1:1234/v1", "LMSTUDIO_BASE_URL", "LMSTUDIO_API_KEY")
        {
            StartCommand = "lms server start",
            PullCommand = "lms get {0}",
        },
        new("llamacpp", "llama.cpp", WireFormat.Chat, "http://127.0.0.1:8080/v1", "LLAMACPP_BASE_URL", "LLAMACPP_API_KEY")
        {
            StartCommand = "llama-server -m MODEL.gguf --jinja",
        },
        new("vllm", "vLLM", WireFormat.Chat, "http://127.0.0.1:8000/v1", "VLLM_BASE_URL", "VLLM_API_KEY")
        {
            StartCommand = "vllm serve MODEL --enable-auto-tool-choice",
        },
        new("openrouter", "OpenRouter", WireFormat.Chat, "https://openrouter.ai/api/v1", "OPENROUTER_BASE_URL", "OPENROUTER_API_KEY")
        {
            NeedsKey = true,
        },
        new("deepseek", "DeepSeek", WireFormat.Chat, "https://api.deepseek.com/v1", "DEEPSEEK_BASE_URL", "DEEPSEEK_API_KEY")
        {
            NeedsKey = true,
        },
        new("mistral", "Mistral", WireFormat.Chat, "https://api.mistral.ai/v1", "MISTRAL_BASE_URL", "MISTRAL_API_KEY") { NeedsKey = true },
    ];

    /// <exception cref="Grip.Core.GripException">The address or the key is missing or cannot be one.</exception>
    public ModelServer Open(Func<string, string?> environment)
    {
        var moved = AddressVariable is { } variable && environment(variable) is { Length: > 0 } address ? address : null;
        var key =
            KeyVariable is { } holder && environment(holder) is { } value && !string.IsNullOrWhiteSpace(value)
                ? new ApiKey(holder, value)
                : null;
        if (NeedsKey && key is null && moved is null)
            throw new ModelException(
                ModelFailure.Credentials,
                $"There is no key for {Name}.",
                $"Set {KeyVariable} to your key, or name another model with --model; 'grip models' shows what answers here."
            );
        return new ModelServer(Name, Where(moved))
        {
            Key = key,
            KeyVariable = KeyVariable,
            KeyHeader = Format == WireFormat.Anthropic ? "x-api-key" : "Authorization",
            AddressVariable = AddressVariable,
            StartCommand = StartCommand,
            PullCommand = PullCommand,
            Headers = Format == WireFormat.Anthropic ? [("anthropic-version", "2023-06-01")] : [],
        };
    }

    private Uri Where(string? moved)
    {
        if (Format == WireFormat.Ollama)
            return ServerAddress.OfOllama(moved);
        if ((moved ?? Address) is not { } address)
            throw new ModelException(
                ModelFailure.Unreachable,
                "The address of the server is not known.",
                $"Set {AddressVariable}, as in {AddressVariable}=http://127.0.0.1:8080/v1."
            );
        var uri = ServerAddress.Parse(address, moved is null ? Id : AddressVariable!);
        return Format == WireFormat.Anthropic ? ServerAddress.WithoutVersion(uri) : ServerAddress.WithVersion(uri);
    }
}
