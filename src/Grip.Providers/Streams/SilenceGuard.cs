namespace Grip.Providers.Streams;

/// <summary>Cancels a read that waits too long; the caller's own cancellation is told apart from it.</summary>
internal sealed class SilenceGuard : IDisposable
{
    private readonly CancellationTokenSource _silence;
    private readonly CancellationTokenRegistration _caller;

    public SilenceGuard(TimeProvider time, CancellationToken cancellation)
    {
        _silence = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _caller = cancellation.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _silence);
    }

    public CancellationToken Token => _silence.Token;

    /// <summary>How long the wait that ended was allowed to be.</summary>
    public TimeSpan Limit { get; private set; }

    public void Arm(TimeSpan limit)
    {
        Limit = limit;
        _silence.CancelAfter(limit);
    }

    public void Disarm() => _silence.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _caller.Dispose();
        _silence.Dispose();
    }
}
