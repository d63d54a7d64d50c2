using System.Net;
using System.Net.Sockets;
using System.Text;
using Grip.Core;

namespace Grip.Providers.Web;

/// <summary>
/// Fetches pages for a model: only GET, only http and https, no cookies, no keys, within bounds of time and size, never from an
/// address of this machine or its network unless the user named the host.
/// </summary>
/// <param name="mayBePrivate">Whether the user has named this host, so that it may lie in a private network.</param>
public sealed class WebPages(Func<string, bool> mayBePrivate) : IDisposable
{
    private const int MostBytes = 5_000_000;
    private const int MostRedirects = 5;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private HttpClient? _client;

    /// <exception cref="GripException">No such page, not text, another host, a private address; written for the model.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<WebPage> GetAsync(Uri address, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
            return await GetAsync(address, MostRedirects, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Failed(address, $"it did not answer within {Limit.TotalSeconds:0} s");
        }
        catch (HttpRequestException failure)
        {
            throw failure.InnerException as GripException ?? Failed(address, failure.Message);
        }
        catch (IOException failure)
        {
            throw Failed(address, failure.Message);
        }
    }

    public void Dispose() => _client?.Dispose();

    private async Task<WebPage> GetAsync(Uri address, int redirects, CancellationToken cancellation)
    {
        if (address.Scheme is not ("http" or "https"))
            throw Failed(address, "only http and https addresses can be fetched");
        if (IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var literal) && PrivateNetworks.Contains(literal))
            RefusePrivate(address.Host);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = await (_client ??= Create()).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location)
        {
            var target = new Uri(address, location);
            if (target.Host != address.Host)
                throw Failed(address, $"it redirects to another host. Fetch {target} if that is what you want");
            return redirects > 0 ? await GetAsync(target, redirects - 1, cancellation) : throw Failed(address, "it redirects in a circle");
        }

        if (!response.IsSuccessStatusCode)
            throw Failed(address, $"the server answered {(int)response.StatusCode} {response.ReasonPhrase}");
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        if (!IsText(type))
            throw Failed(address, $"it is {type}, not text");
        var (bytes, cut) = await ReadAsync(response, cancellation);
        var text = Encoding(response).GetString(bytes);
        return new WebPage(address, type, type.Contains("html", StringComparison.Ordinal) ? HtmlText.Of(text) : text, cut);
    }

    private static async Task<(byte[] Bytes, bool IsCut)> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        using var kept = new MemoryStream();
        var part = new byte[16 * 1024];
        while (await body.ReadAsync(part, cancellation) is > 0 and var count)
        {
            kept.Write(part, 0, count);
            if (kept.Length > MostBytes)
                return (kept.ToArray()[..MostBytes], true);
        }

        return (kept.ToArray(), false);
    }

    private static bool IsText(string type) =>
        type.Length == 0
        || type.StartsWith("text/", StringComparison.Ordinal)
        || type.EndsWith("json", StringComparison.Ordinal)
        || type.EndsWith("xml", StringComparison.Ordinal)
        || type is "application/javascript" or "application/yaml" or "application/toml";

    private static Encoding Encoding(HttpResponseMessage response)
    {
        try
        {
            return response.Content.Headers.ContentType?.CharSet is { Length: > 0 } name
                ? System.Text.Encoding.GetEncoding(name.Trim('"'))
                : System.Text.Encoding.UTF8;
        }
        catch (ArgumentException)
        {
            return System.Text.Encoding.UTF8;
        }
    }

    private HttpClient Create()
    {
        var client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
                ConnectTimeout = TimeSpan.FromSeconds(10),
                // What counts is the address that is really connected to: a name may lead anywhere.
                ConnectCallback = ConnectAsync,
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("grip");
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html, text/*;q=0.9, application/json;q=0.9, */*;q=0.1");
        return client;
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancellation);
        // The user's proxy may lie anywhere; it is the one who looks for the host then.
        var isProxy = context.InitialRequestMessage.RequestUri is { } asked && asked.IdnHost != host;
        var allowed = isProxy || mayBePrivate(host) ? addresses : [.. addresses.Where(address => !PrivateNetworks.Contains(address))];
        if (allowed.Length == 0)
            RefusePrivate(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private void RefusePrivate(string host)
    {
        if (!mayBePrivate(host))
            throw new GripException(
                ExitCode.Refused,
                $"{host} was not fetched: it lies on this machine or in its network.",
                $"The user can allow it with the rule WebFetch(domain:{host})."
            );
    }

    private static GripException Failed(Uri address, string why) => new(ExitCode.Refused, $"{address} was not fetched: {why}.");
}
