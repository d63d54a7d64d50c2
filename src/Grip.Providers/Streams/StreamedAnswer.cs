using System.Runtime.CompilerServices;
using Grip.Core.Models;

namespace Grip.Providers.Streams;

/// <summary>The loop over attempts, the same for all wire formats.</summary>
internal static class StreamedAnswer
{
    /// <exception cref="ModelException">No answer after all attempts, or at once where another would not help.</exception>
    public static async IAsyncEnumerable<ModelEvent> AskAsync(
        HttpChannel channel,
        Question question,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var shown = new List<ModelEvent>();
        for (var attempt = 1; ; attempt++)
        {
            AttemptFailure failure;
            await using (var stream = new AnswerAttempt(channel, question, cancellation))
            {
                bool more;
                do
                {
                    shown.Clear();
                    more = await stream.NextAsync(shown);
                    foreach (var piece in shown)
                        yield return piece;
                } while (more);

                if (stream.Answer is { } answer)
                {
                    yield return new ModelEvent.Answered(answer);
                    yield break;
                }

                failure = stream.Failure ?? throw new InvalidOperationException("An attempt ended with neither answer nor failure.");
            }

            if (!failure.MayRetry || attempt >= channel.Retry.MaxAttempts || failure.RetryAfter > channel.Retry.MostAsked)
                throw TooLongAWait(channel, failure).ToException(channel.Server, attempt);
            var delay = channel.Retry.DelayAfter(attempt, failure.RetryAfter);
            yield return new ModelEvent.Retrying(attempt, channel.Retry.MaxAttempts, delay, failure.Status, failure.Shown(channel.Server));
            await Task.Delay(delay, channel.Time, cancellation);
        }
    }

    private static AttemptFailure TooLongAWait(HttpChannel channel, AttemptFailure failure) =>
        failure.RetryAfter is { } wait && wait > channel.Retry.MostAsked
            ? failure with
            {
                Reason = $"{failure.Reason} (it asks to wait {wait.TotalSeconds:0} s)",
            }
            : failure;
}
