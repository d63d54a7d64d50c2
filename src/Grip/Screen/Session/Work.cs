using System.Diagnostics;

namespace Grip.Screen.Session;

/// <summary>Something that goes on in the background of the screen and can be interrupted: a turn, a command.</summary>
internal sealed class Work : IDisposable
{
    private readonly CancellationTokenSource _cancellation;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <param name="isTurn">True if what is typed meanwhile can be taken up.</param>
    public Work(string label, bool isTurn, CancellationToken session)
    {
        (Label, IsTurn) = (label, isTurn);
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(session);
    }

    public string Label { get; }

    public bool IsTurn { get; }

    public CancellationToken Cancellation => _cancellation.Token;

    public TimeSpan Elapsed => _clock.Elapsed;

    public bool IsInterrupted => _cancellation.IsCancellationRequested;

    public void Interrupt() => _cancellation.Cancel();

    public void Dispose() => _cancellation.Dispose();
}
