using System.Globalization;

namespace Grip.Output;

/// <summary>Numbers with their words.</summary>
internal static class Counted
{
    /// <summary>As in "1 file" and "3 files"; <paramref name="plural"/> where an s does not do.</summary>
    public static string Of(int count, string noun, string? plural = null) => $"{count} {(count == 1 ? noun : plural ?? noun + "s")}";

    /// <summary>As in "12 KB", "1.4 MB" and "5.2 GB".</summary>
    public static string Bytes(long bytes) =>
        bytes switch
        {
            < 1000 => $"{bytes} bytes",
            < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0} KB"),
            < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
        };
}
