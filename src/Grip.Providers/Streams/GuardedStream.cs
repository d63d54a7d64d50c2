namespace Grip.Providers.Streams;

/// <summary>An answer's body that may be neither silent nor endless.</summary>
internal sealed class GuardedStream(Stream inner, SilenceGuard guard, StreamLimits limits) : Stream
{
    private long _received;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _received;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        guard.Arm(_received == 0 ? limits.FirstByte : limits.Idle);
        var count = await inner.ReadAsync(buffer, guard.Token);
        guard.Disarm();
        _received += count;
        if (_received > limits.MaxBytes)
            throw new AttemptException(
                new AttemptFailure(
                    Grip.Core.Models.ModelFailure.Rejected,
                    $"sent more than {limits.MaxBytes / (1024 * 1024)} MB in one answer",
                    MayRetry: false
                )
            );
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
