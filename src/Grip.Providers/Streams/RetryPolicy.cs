namespace Grip.Providers.Streams;

/// <summary>How often and after how long a failed request is sent again.</summary>
/// <param name="MaxAttempts">All of them, the first one too.</param>
/// <param name="First">The wait after the first failure; each further one is twice as long.</param>
/// <param name="Most">No wait is longer, unless the server asks for it.</param>
/// <param name="MostAsked">A server that asks for a longer wait is not waited for: the request fails at once.</param>
/// <param name="Random">Spreads the waits, so that many clients do not come back at once.</param>
public sealed record RetryPolicy(int MaxAttempts, TimeSpan First, TimeSpan Most, TimeSpan MostAsked, Random Random)
{
    public static RetryPolicy Default { get; } =
        new(6, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60), Random.Shared);

    /// <param name="failures">How many attempts have failed so far; at least 1.</param>
    /// <param name="asked">What the server asked for, or null.</param>
    public TimeSpan DelayAfter(int failures, TimeSpan? asked)
    {
        if (asked is { } wait)
            return wait;
        var doubled = First.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 20));
        return TimeSpan.FromSeconds(Math.Min(Most.TotalSeconds, doubled * (0.75 + 0.5 * Random.NextDouble())));
    }
}
