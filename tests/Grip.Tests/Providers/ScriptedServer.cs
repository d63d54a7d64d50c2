using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Grip.Tests.Providers;

internal sealed record ReceivedRequest(string Method, string Path, ImmutableDictionary<string, string> Headers, string Body);

/// <summary>A server on this machine that answers each request with the next play, the last one over and over.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private readonly ImmutableArray<Play> _plays;
    private readonly Task _accepting;
    private int _next;

    public ScriptedServer(params ReadOnlySpan<Play> plays)
    {
        _plays = [.. plays];
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public string HostAndPort => Address["http://".Length..];

    /// <summary>Answers to paths that end so, before any play is used.</summary>
    public Dictionary<string, Play> Fixed { get; } = new(StringComparer.Ordinal);

    public ImmutableArray<ReceivedRequest> Requests => [.. _requests];

    /// <summary>Completed when a client has closed a connection on which the server was silent.</summary>
    public TaskCompletionSource Abandoned { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _accepting;
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_closing.Token)));
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await using var stream = client.GetStream();
                while (await ReadAsync(stream) is { } request)
                {
                    _requests.Enqueue(request);
                    if (!await AnswerAsync(client, stream, PlayFor(request)))
                        return;
                }
            }
            catch (Exception failure) when (failure is IOException or OperationCanceledException or SocketException)
            {
                // The client has gone, or the test has ended.
            }
        }
    }

    private Play PlayFor(ReceivedRequest request)
    {
        foreach (var (path, play) in Fixed)
            if (request.Path.EndsWith(path, StringComparison.Ordinal))
                return play;
        return _plays[Math.Min(Interlocked.Increment(ref _next), _plays.Length) - 1];
    }

    private async Task<ReceivedRequest?> ReadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!(head.Count >= 4 && head[^4] == '\r' && head[^3] == '\n' && head[^2] == '\r' && head[^1] == '\n'))
        {
            if (await stream.ReadAsync(one, _closing.Token) == 0)
                return null;
            head.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines
            .Skip(1)
            .Select(line => line.Split(": ", 2))
            .ToImmutableDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length) : 0];
        await stream.ReadExactlyAsync(body, _closing.Token);
        var start = lines[0].Split(' ');
        return new ReceivedRequest(start[0], start[1], headers, Encoding.UTF8.GetString(body));
    }

    private async Task<bool> AnswerAsync(TcpClient client, NetworkStream stream, Play play)
    {
        var head = new StringBuilder($"HTTP/1.1 {play.Status} Said\r\ncontent-type: {play.ContentType}\r\ntransfer-encoding: chunked\r\n");
        foreach (var (name, value) in play.Headers)
            head.Append($"{name}: {value}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), _closing.Token);
        foreach (var chunk in play.Chunks)
        {
            var bytes = Encoding.UTF8.GetBytes(chunk);
            await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8], _closing.Token);
        }

        switch (play.Ending)
        {
            case Ending.Clean:
                await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), _closing.Token);
                return true;
            case Ending.Reset:
                // The client has to have read what was sent: a reset throws away what is still on its way.
                client.LingerState = new LingerOption(true, 0);
                return false;
            default:
                if (await stream.ReadAsync(new byte[1], _closing.Token) == 0)
                    Abandoned.TrySetResult();
                return false;
        }
    }
}
