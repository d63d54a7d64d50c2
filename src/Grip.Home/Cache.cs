namespace Grip.Home;

/// <summary>Values keyed by the hash of what they were computed from. A lost, truncated or foreign entry is a miss, never an error.</summary>
public sealed class Cache(string folder)
{
    /// <summary>The bytes kept under <paramref name="key"/>, or null.</summary>
    public byte[]? TryRead(string key)
    {
        try
        {
            var path = PathOf(key);
            return File.Exists(path) ? File.ReadAllBytes(path) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps <paramref name="value"/>; a full or read-only disk costs only the warmth of the next run.</summary>
    public void Write(string key, ReadOnlySpan<byte> value)
    {
        var path = PathOf(key);
        var temporary = $"{path}.{Environment.ProcessId}.{Guid.NewGuid():N}.tmp";
        try
        {
            HomeFolder.CreatePrivate(folder);
            File.WriteAllBytes(temporary, value);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key);

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The next collection of the cache takes it.
        }
    }
}
