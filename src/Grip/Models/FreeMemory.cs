namespace Grip.Models;

/// <summary>How much memory a model could take now.</summary>
internal static class FreeMemory
{
    private const string Facts = "/proc/meminfo";

    /// <returns>Bytes: what Linux calls available; elsewhere what this process may use at most.</returns>
    public static long Bytes() =>
        (File.Exists(Facts) ? Available(File.ReadLines(Facts)) : null) ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <param name="facts">Lines such as "MemAvailable:   5948172 kB".</param>
    public static long? Available(IEnumerable<string> facts)
    {
        foreach (var fact in facts)
            if (
                fact.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["MemAvailable:", var amount, "kB"]
                && long.TryParse(amount, out var kilobytes)
            )
                return kilobytes * 1024;
        return null;
    }
}
