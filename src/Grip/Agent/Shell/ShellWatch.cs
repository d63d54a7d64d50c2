using System.Collections.Immutable;
using Grip.Gate.Landing;
using Grip.Terminal.Git;

namespace Grip.Agent.Shell;

/// <summary>What a command did to the files of the workspace.</summary>
/// <param name="Files">As they were before; only those whose earlier bytes are known.</param>
/// <param name="Lost">Changed files whose earlier bytes were not kept, by full path.</param>
/// <param name="CreatedFolders">By full path.</param>
internal sealed record ShellChanges(ImmutableArray<FileBefore> Files, ImmutableArray<string> Lost, ImmutableArray<string> CreatedFolders)
{
    public bool IsEmpty => Files.IsEmpty && Lost.IsEmpty;
}

/// <summary>
/// Notices what commands change. The bytes from before come from git's objects where the index vouches for a file by size and time;
/// of all other files a copy is kept in memory, within bounds.
/// </summary>
internal sealed class ShellWatch(string root)
{
    private const long LargestKept = 4_000_000;
    private const long MostKept = 48_000_000;
    private readonly Dictionary<string, (FileStamp Stamp, byte[] Bytes)> _kept = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, IndexedFile> _index = new Dictionary<string, IndexedFile>();
    private DateTime _indexWritten;

    /// <summary>To be called right before a command.</summary>
    public async Task<TreeState> BeginAsync(CancellationToken cancellation)
    {
        var before = TreeState.Of(root);
        if (IndexWritten() is var written && written != _indexWritten)
            (_index, _indexWritten) = (await GitIndex.ReadAsync(root, cancellation), written);
        Keep(before);
        return before;
    }

    /// <summary>To be called when it has ended, in whatever way.</summary>
    public async Task<ShellChanges> EndAsync(TreeState before, CancellationToken cancellation)
    {
        var changed = before.ChangedIn(TreeState.Of(root));
        if (changed.Count == 0)
            return new ShellChanges([], [], []);
        var blobs = await GitIndex.BlobsAsync(
            root,
            [.. changed.Where(path => before.Files.ContainsKey(path) && !_kept.ContainsKey(path)).Select(Blob).OfType<string>().Distinct()],
            cancellation
        );
        var (files, lost) = (ImmutableArray.CreateBuilder<FileBefore>(), ImmutableArray.CreateBuilder<string>());
        foreach (var path in changed.Order(StringComparer.Ordinal))
        {
            if (!before.Files.TryGetValue(path, out var stamp))
                files.Add(new FileBefore(path, Bytes: null, Mode: null));
            else if (BytesBefore(path, stamp, blobs) is { } bytes)
                files.Add(new FileBefore(path, [.. bytes], stamp.Mode));
            else
                lost.Add(path);
        }

        return new ShellChanges(files.ToImmutable(), lost.ToImmutable(), CreatedFolders(before, changed));
    }

    private byte[]? BytesBefore(string path, FileStamp stamp, IReadOnlyDictionary<string, byte[]> blobs)
    {
        if (_kept.TryGetValue(path, out var copy) && copy.Stamp.SameContent(stamp))
            return copy.Bytes;
        if (Blob(path) is not { } blob || !blobs.TryGetValue(blob, out var bytes))
            return null;
        // A filter makes a file of the object: line ends are made here too, of any other the size tells.
        return bytes.LongLength == stamp.Size ? bytes
            : WithCarriageReturns(bytes) is { } converted && converted.LongLength == stamp.Size ? converted
            : null;
    }

    private static byte[] WithCarriageReturns(byte[] bytes)
    {
        var converted = new List<byte>(bytes.Length + bytes.AsSpan().Count((byte)'\n'));
        foreach (var one in bytes)
        {
            if (one == (byte)'\n')
                converted.Add((byte)'\r');
            converted.Add(one);
        }

        return [.. converted];
    }

    private string? Blob(string path) => _index.TryGetValue(path, out var known) ? known.Blob : null;

    private void Keep(TreeState before)
    {
        foreach (var gone in _kept.Where(copy => !IsStill(before, copy.Key, copy.Value.Stamp)).Select(copy => copy.Key).ToArray())
            _kept.Remove(gone);
        var size = _kept.Values.Sum(copy => copy.Bytes.LongLength);
        foreach (var (path, stamp) in before.Files)
        {
            if (_kept.ContainsKey(path) || Vouched(path, stamp) || stamp.Size > LargestKept || size + stamp.Size > MostKept)
                continue;
            if (Read(path) is { } bytes && bytes.LongLength == stamp.Size)
            {
                _kept[path] = (stamp, bytes);
                size += bytes.LongLength;
            }
        }
    }

    private static bool IsStill(TreeState state, string path, FileStamp stamp) =>
        state.Files.TryGetValue(path, out var now) && now.SameContent(stamp);

    /// <summary>The index has seen this very content: written before the index was, and not since.</summary>
    private bool Vouched(string path, FileStamp stamp) =>
        _index.TryGetValue(path, out var known)
        && known.Size == stamp.Size
        && known.Written == stamp.Written
        && stamp.Written < _indexWritten;

    private static byte[]? Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private ImmutableArray<string> CreatedFolders(TreeState before, IEnumerable<string> changed)
    {
        var known = before.Files.Keys.SelectMany(Parents).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. changed
                .Where(path => !before.Files.ContainsKey(path))
                .SelectMany(Parents)
                .Distinct(StringComparer.Ordinal)
                .Where(folder => !known.Contains(folder)),
        ];
    }

    private IEnumerable<string> Parents(string path)
    {
        for (
            var folder = Path.GetDirectoryName(path);
            folder is not null && folder.Length > root.Length;
            folder = Path.GetDirectoryName(folder)
        )
            yield return folder;
    }

    private DateTime IndexWritten()
    {
        for (var folder = root; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var git = Path.Combine(folder, ".git");
            if (Directory.Exists(git))
                return File.GetLastWriteTimeUtc(Path.Combine(git, "index"));
            // A work tree of its own: the file names the folder that holds its index.
            if (File.Exists(git) && File.ReadAllText(git).Trim() is var text && text.StartsWith("gitdir: ", StringComparison.Ordinal))
                return File.GetLastWriteTimeUtc(Path.Combine(Path.GetFullPath(text["gitdir: ".Length..], folder), "index"));
        }

        return default;
    }
}
