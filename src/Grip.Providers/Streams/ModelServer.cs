namespace Grip.Providers.Streams;

/// <summary>Who answers: where, with which key, and what a user can do if it does not.</summary>
/// <param name="Name">For people, as in "Ollama".</param>
/// <param name="BaseUri">Paths of requests are appended to it.</param>
internal sealed record ModelServer(string Name, Uri BaseUri)
{
    public ApiKey? Key { get; init; }

    /// <summary>Where the key belongs, whether there is one or not; null if the server takes none.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>The header of the key; "Authorization" has "Bearer" before it.</summary>
    public string KeyHeader { get; init; } = "Authorization";

    /// <summary>The environment variable that moves the server elsewhere.</summary>
    public string? AddressVariable { get; init; }

    /// <summary>How to start it, as in "ollama serve"; null for a server that is not the user's.</summary>
    public string? StartCommand { get; init; }

    /// <summary>How to get a model, as in "ollama pull {0}"; null if there is no command for it.</summary>
    public string? PullCommand { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public bool IsLocal => BaseUri.IsLoopback || StartCommand is not null;

    /// <summary>As in "Ollama (127.0.0.1:11434)"; never more of the address, for there may be secrets in it.</summary>
    public string Where => $"{Name} ({BaseUri.Host}:{BaseUri.Port})";

    public Uri At(string path) => new(BaseUri.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/" + path + BaseUri.Query);
}
