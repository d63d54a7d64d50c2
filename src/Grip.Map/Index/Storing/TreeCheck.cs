using System.Collections.Immutable;
using Grip.Core.Text;
using Microsoft.Data.Sqlite;

namespace Grip.Map.Index.Storing;

/// <summary>What is different between the files on disk and those that the index was made from.</summary>
/// <param name="Touched">Content as before, another time or size of the file system.</param>
internal sealed record TreeDifference(ImmutableArray<string> Changed, ImmutableArray<string> Missing, ImmutableArray<string> Touched)
{
    public bool IsEmpty => Changed.IsEmpty && Missing.IsEmpty;
}

/// <summary>Looks at size and time of every known file, and at the content where these say nothing.</summary>
internal static class TreeCheck
{
    public static TreeDifference Compare(SqliteConnection connection, string root, CancellationToken cancellation)
    {
        var known = connection.Query(
            "SELECT path, hash, size, modified FROM files WHERE is_in_memory = 0",
            row => (Path: row.GetString(0), Hash: row.GetString(1), Size: row.GetInt64(2), Modified: row.GetInt64(3))
        );
        var changed = ImmutableArray.CreateBuilder<string>();
        var missing = ImmutableArray.CreateBuilder<string>();
        var touched = ImmutableArray.CreateBuilder<string>();
        foreach (var file in known)
        {
            cancellation.ThrowIfCancellationRequested();
            var info = new FileInfo(Path.Combine(root, file.Path));
            if (!info.Exists)
                missing.Add(file.Path);
            else if (info.Length == file.Size && info.LastWriteTimeUtc.Ticks == file.Modified)
                continue;
            else if (ContentHash.Of(File.ReadAllBytes(info.FullName)).Value == file.Hash)
                touched.Add(file.Path);
            else
                changed.Add(file.Path);
        }

        return new TreeDifference(changed.ToImmutable(), missing.ToImmutable(), touched.ToImmutable());
    }

    /// <summary>How the file is remembered that was read not before <paramref name="start"/>.</summary>
    public static FileStat Stat(string path, DateTimeOffset start)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
            return default;
        // File systems count in steps: what was written just before it was read may be written again without a new time.
        var isSettled = info.LastWriteTimeUtc < start.UtcDateTime - TimeSpan.FromMilliseconds(100);
        return new FileStat(info.Length, isSettled ? info.LastWriteTimeUtc.Ticks : 0);
    }
}
