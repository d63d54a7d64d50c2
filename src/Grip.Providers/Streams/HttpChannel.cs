using System.Net;
using System.Net.Http.Headers;

namespace Grip.Providers.Streams;

/// <summary>The way to one server: connections, headers, limits. One for each model, used again for each request.</summary>
internal sealed class HttpChannel : IDisposable
{
    private const int ErrorBytes = 64 * 1024;
    private readonly HttpClient _client;

    public HttpChannel(ModelServer server, StreamLimits limits, RetryPolicy retry, TimeProvider time)
    {
        (Server, Limits, Retry, Time) = (server, limits, retry, time);
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                // A redirect would carry the key to another host.
                AllowAutoRedirect = false,
                ConnectTimeout = limits.Connect,
                UseProxy = !server.BaseUri.IsLoopback,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
                PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public ModelServer Server { get; }

    public StreamLimits Limits { get; }

    public RetryPolicy Retry { get; }

    public TimeProvider Time { get; }

    /// <summary>Sends a request and returns as soon as the headers of a good answer are there.</summary>
    /// <exception cref="AttemptException">The server does not answer, or with an error.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, or silent for too long.</exception>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        ReadOnlyMemory<byte> body,
        string model,
        SilenceGuard guard
    )
    {
        using var request = new HttpRequestMessage(method, Server.At(path));
        if (!body.IsEmpty)
        {
            request.Content = new ReadOnlyMemoryContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        Sign(request);
        guard.Arm(Limits.FirstByte);
        HttpResponseMessage response;
        try
        {
            response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, guard.Token);
        }
        catch (HttpRequestException failure)
        {
            throw new AttemptException(ConnectionFailure.Of(Server, failure));
        }

        if (response.IsSuccessStatusCode)
            return response;
        using (response)
        {
            var failure = ServerErrors.FromStatus(
                Server,
                model,
                (int)response.StatusCode,
                await ErrorBodyAsync(response, guard),
                RetryAfter.Of(response.Headers, Time.GetUtcNow())
            );
            throw new AttemptException(failure);
        }
    }

    public void Dispose() => _client.Dispose();

    private void Sign(HttpRequestMessage request)
    {
        if (Server.Key is { } key)
            request.Headers.TryAddWithoutValidation(
                Server.KeyHeader,
                Server.KeyHeader == "Authorization" ? "Bearer " + key.Reveal() : key.Reveal()
            );
        foreach (var (name, value) in Server.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
    }

    private async Task<byte[]> ErrorBodyAsync(HttpResponseMessage response, SilenceGuard guard)
    {
        var kept = new byte[ErrorBytes];
        var length = 0;
        try
        {
            await using var body = new GuardedStream(await response.Content.ReadAsStreamAsync(guard.Token), guard, Limits);
            while (length < kept.Length && await body.ReadAsync(kept.AsMemory(length), guard.Token) is > 0 and var count)
                length += count;
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException)
        {
            // The status says enough; what came of its explanation is used.
        }

        return kept[..length];
    }
}
