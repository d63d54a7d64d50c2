namespace Grip.Home;

/// <summary>Short-lived files that Grip hands to other programs, in its own folder.</summary>
public static class OwnFiles
{
    public static string CreateRunFolder(string parent) =>
        HomeFolder.CreatePrivate(Path.Combine(parent, $"run-{Environment.ProcessId}-{Guid.NewGuid():N}"));

    /// <returns>The full path of what was written.</returns>
    public static string Write(string folder, string name, string text)
    {
        var path = Path.Combine(HomeFolder.CreatePrivate(folder), name);
        File.WriteAllText(path, text);
        return path;
    }

    public static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A leftover in Grip's own folder costs a few kilobytes until the next collection.
        }
    }
}
