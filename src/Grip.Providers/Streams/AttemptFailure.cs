using Grip.Core.Models;

namespace Grip.Providers.Streams;

/// <summary>Why one attempt gave no answer.</summary>
/// <param name="Reason">For people, to follow the server's name: "answered 503: overloaded".</param>
/// <param name="MayRetry">True if the same request may succeed later.</param>
/// <param name="Status">The HTTP status, or null if there was none.</param>
/// <param name="RetryAfter">The wait that the server asks for.</param>
internal sealed record AttemptFailure(
    ModelFailure Kind,
    string Reason,
    bool MayRetry,
    int? Status = null,
    TimeSpan? RetryAfter = null,
    string? NextStep = null
)
{
    /// <param name="attempts">How many have been made.</param>
    public ModelException ToException(ModelServer server, int attempts) =>
        new(
            Kind,
            Hide(server, $"{server.Where} {Reason.TrimEnd('.', ' ', '\n')}{(attempts > 1 ? $" ({attempts} attempts)" : "")}."),
            NextStep is null ? null : Hide(server, NextStep)
        );

    public string Shown(ModelServer server) => Hide(server, $"{server.Where} {Reason}");

    private static string Hide(ModelServer server, string text) => server.Key?.HideIn(text) ?? text;
}

/// <summary>Carries a failure out of the reading of a stream to the attempt that it ends; no further.</summary>
internal sealed class AttemptException(AttemptFailure failure) : Exception(failure.Reason)
{
    public AttemptFailure Failure { get; } = failure;
}
