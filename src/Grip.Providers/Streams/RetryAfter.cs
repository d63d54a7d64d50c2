using System.Globalization;
using System.Net.Http.Headers;

namespace Grip.Providers.Streams;

/// <summary>How long a server asks to be left alone.</summary>
internal static class RetryAfter
{
    /// <returns>Null if it does not say, or not so that it can be understood.</returns>
    public static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (Value(headers, "retry-after-ms") is { } ms && Number(ms) is { } milliseconds)
            return TimeSpan.FromMilliseconds(milliseconds);
        if (Value(headers, "retry-after") is not { } text)
            return null;
        if (Number(text) is { } seconds)
            return TimeSpan.FromSeconds(seconds);
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            return null;
        return date > now ? date - now : TimeSpan.Zero;
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1e9 ? number : null;

    private static string? Value(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault()?.Trim() : null;
}
