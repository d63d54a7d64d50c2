using Grip.Core;

namespace Grip.Providers.Catalog;

/// <summary>Addresses as people write them.</summary>
internal static class ServerAddress
{
    /// <param name="source">Where it stands, for the message: a variable's name, or "--model".</param>
    /// <exception cref="GripException">It is no http address.</exception>
    public static Uri Parse(string text, string source)
    {
        var written = text.Trim();
        var whole = written.Contains("://", StringComparison.Ordinal) ? written : "http://" + written;
        if (Uri.TryCreate(whole, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0)
            return uri;
        // The text is not repeated: somebody may have put a key there.
        throw new GripException(
            ExitCode.Configuration,
            $"{source} is not the address of a server.",
            "Write it as in http://127.0.0.1:8080/v1."
        );
    }

    /// <summary>An address of the OpenAI kind ends with the version; one without any path gets it.</summary>
    public static Uri WithVersion(Uri uri) => uri.AbsolutePath is "/" or "" ? new UriBuilder(uri) { Path = "/v1" }.Uri : uri;

    /// <summary>The Messages API has the version in each path.</summary>
    public static Uri WithoutVersion(Uri uri) =>
        uri.AbsolutePath.TrimEnd('/') is var path && path.EndsWith("/v1", StringComparison.Ordinal)
            ? new UriBuilder(uri) { Path = path[..^3] }.Uri
            : uri;

    /// <summary>OLLAMA_HOST as Ollama reads it: a port may be missing, and an address to listen on is one to ask on.</summary>
    public static Uri OfOllama(string? host)
    {
        if (string.IsNullOrWhiteSpace(host))
            return new Uri("http://127.0.0.1:11434");
        var written = host.Trim();
        if (written.StartsWith(':'))
            written = "127.0.0.1" + written;
        var uri = Parse(written, "OLLAMA_HOST");
        var builder = new UriBuilder(uri);
        if (uri.Host is "0.0.0.0" or "[::]")
            builder.Host = "127.0.0.1";
        if (uri.IsDefaultPort && !written.Contains("://", StringComparison.Ordinal))
            builder.Port = 11434;
        return builder.Uri;
    }
}
