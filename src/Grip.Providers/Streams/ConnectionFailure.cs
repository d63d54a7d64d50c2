using System.Net.Sockets;
using Grip.Core.Models;

namespace Grip.Providers.Streams;

/// <summary>What a connection that does not stand or breaks means. Exceptions' own texts may hold addresses; they are not shown.</summary>
internal static class ConnectionFailure
{
    public static AttemptFailure Of(ModelServer server, HttpRequestException failure) =>
        failure.HttpRequestError switch
        {
            HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.ProxyTunnelError => new(
                ModelFailure.Unreachable,
                $"cannot be reached: {Cause(failure)}",
                // A name that does not exist, or a port where nobody listens on this machine, will not heal within seconds.
                MayRetry: !IsLasting(server, failure),
                NextStep: StartStep(server)
            ),
            HttpRequestError.SecureConnectionError => new(
                ModelFailure.Unreachable,
                "cannot be reached: no secure connection could be made (is its certificate trusted?)",
                MayRetry: false,
                NextStep: StartStep(server)
            ),
            _ => Broken("broke the connection before it answered"),
        };

    public static AttemptFailure Broken(string what) =>
        new(ModelFailure.BrokenStream, what, MayRetry: true, NextStep: "Try again, or name another model with --model.");

    private static bool IsLasting(ModelServer server, HttpRequestException failure) =>
        failure.HttpRequestError == HttpRequestError.NameResolutionError
        || (server.IsLocal && failure.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused });

    private static string Cause(HttpRequestException failure) =>
        failure switch
        {
            { HttpRequestError: HttpRequestError.NameResolutionError } => "there is no such host, or no network",
            { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => "nothing listens there",
            { InnerException: SocketException socket } => socket.SocketErrorCode.ToString(),
            { InnerException: OperationCanceledException or TimeoutException } => "the connection timed out",
            _ => "no connection could be made",
        };

    private static string StartStep(ModelServer server)
    {
        var elsewhere = server.AddressVariable is { } variable ? $"set {variable} to its address" : null;
        return server.StartCommand is { } start ? $"Start it with '{start}'{(elsewhere is null ? "" : ", or " + elsewhere)}."
            : elsewhere is null ? "Check the network."
            : $"Check the network, or {elsewhere}.";
    }
}
