namespace Grip.Home;

/// <summary>Short-lived files that Grip hands to other programs, in its own folder.</summary>
public static class OwnFiles
{
    /// <exception cref="Core.GripException">Grip's own folder cannot be written.</exception>
    public static string CreateRunFolder(string parent)
    {
        var folder = Path.Combine(parent, $"run-{Environment.ProcessId}-{Guid.NewGuid():N}");
        try
        {
            return HomeFolder.CreatePrivate(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw HomeFolder.Unwritable(folder, failure);
        }
    }

    /// <returns>The full path of what was written.</returns>
    /// <exception cref="Core.GripException">Grip's own folder cannot be written.</exception>
    public static string Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        try
        {
            HomeFolder.CreatePrivate(folder);
            File.WriteAllText(path, text);
            return path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw HomeFolder.Unwritable(path, failure);
        }
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
