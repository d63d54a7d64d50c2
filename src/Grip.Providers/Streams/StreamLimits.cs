namespace Grip.Providers.Streams;

/// <summary>How long and how much to wait for. The whole is bounded by the caller's cancellation.</summary>
/// <param name="Connect">Until a connection stands.</param>
/// <param name="FirstByte">Until an answer begins; a local server reads the whole prompt before.</param>
/// <param name="Idle">Between two pieces of an answer.</param>
/// <param name="MaxBytes">Of one answer.</param>
public sealed record StreamLimits(TimeSpan Connect, TimeSpan FirstByte, TimeSpan Idle, long MaxBytes)
{
    public static StreamLimits Remote { get; } =
        new(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(120), 256 * 1024 * 1024);

    public static StreamLimits Local { get; } =
        new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(120), 256 * 1024 * 1024);
}
