namespace Grip.Home;

/// <summary>Details of bugs, one file each, in Grip's own folder.</summary>
public static class FailureLog
{
    /// <returns>The path of the new file, or null if it could not be written.</returns>
    public static string? TryWrite(HomeFolder home, string details)
    {
        try
        {
            var folder = HomeFolder.CreatePrivate(Path.Combine(home.Root, "failures"));
            var path = Path.Combine(folder, $"{Guid.CreateVersion7():N}.txt");
            File.WriteAllText(path, details);
            return path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
