using System.Text.Json;
using Grip.Core.Models;
using Grip.Providers.Streams;

namespace Grip.Providers.Discovery;

/// <summary>Short questions to a server that may not be there.</summary>
internal sealed class ServerProbe(ModelServer server, TimeSpan patience, TimeProvider time) : IDisposable
{
    private const long MaxBytes = 16 * 1024 * 1024;

    private readonly HttpChannel _channel = new(
        server,
        new StreamLimits(patience, patience, patience, MaxBytes),
        RetryPolicy.Default with
        {
            MaxAttempts = 1,
        },
        time
    );

    public ModelServer Server { get; } = server;

    public Task<(JsonElement? Json, AttemptFailure? Failure)> GetAsync(string path, CancellationToken cancellation) =>
        AskAsync(HttpMethod.Get, path, default, cancellation);

    public Task<(JsonElement? Json, AttemptFailure? Failure)> PostAsync(
        string path,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellation
    ) => AskAsync(HttpMethod.Post, path, body, cancellation);

    public void Dispose() => _channel.Dispose();

    private async Task<(JsonElement? Json, AttemptFailure? Failure)> AskAsync(
        HttpMethod method,
        string path,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellation
    )
    {
        using var guard = new SilenceGuard(time, cancellation);
        try
        {
            using var response = await _channel.SendAsync(method, path, body, "", guard);
            await using var content = new GuardedStream(await response.Content.ReadAsStreamAsync(guard.Token), guard, _channel.Limits);
            using var json = await JsonDocument.ParseAsync(content, default, guard.Token);
            return (json.RootElement.Clone(), null);
        }
        catch (AttemptException problem)
        {
            return (null, problem.Failure);
        }
        catch (OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return (null, new AttemptFailure(ModelFailure.Unreachable, "does not answer in time", MayRetry: true));
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException)
        {
            return (null, ConnectionFailure.Broken("broke the connection"));
        }
        catch (JsonException)
        {
            return (null, new AttemptFailure(ModelFailure.Rejected, "answers, but not as a model server", MayRetry: false));
        }
    }
}
