using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Grip.Terminal.Git;

/// <summary>What git's index says of a file whose content is in the repository.</summary>
/// <param name="Blob">The object that holds it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct IndexedFile(string Blob, long Size, DateTime Written);

/// <summary>Which files of a work tree git knows by size and time, so that their content need not be kept elsewhere.</summary>
public static class GitIndex
{
    private const int LinesOfDetail = 5;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>By full path; empty where there is no git or no repository.</summary>
    /// <param name="folder">Only what lies in it.</param>
    /// <param name="cancellation">Ends git.</param>
    public static async Task<IReadOnlyDictionary<string, IndexedFile>> ReadAsync(string folder, CancellationToken cancellation)
    {
        var answer = await GitReading.TryAskAsync(folder, ["ls-files", "-z", "--stage", "--debug"], globs: false, Limit, cancellation);
        return answer is { } bytes ? Parse(folder, Encoding.UTF8.GetString(bytes.AsSpan())) : new Dictionary<string, IndexedFile>();
    }

    /// <summary>The contents of objects, by their names; those that cannot be had are left out.</summary>
    public static async Task<IReadOnlyDictionary<string, byte[]>> BlobsAsync(
        string folder,
        IReadOnlyCollection<string> blobs,
        CancellationToken cancellation
    )
    {
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (blobs.Count == 0)
            return found;
        var answer = await GitReading.TryAskAsync(
            folder,
            ["cat-file", "--batch"],
            string.Concat(blobs.Select(blob => blob + "\n")),
            globs: false,
            Limit,
            cancellation
        );
        var bytes = answer is { } output ? output.AsSpan() : [];
        // Each object is a line "NAME blob SIZE", its bytes, and a line end.
        while (bytes.IndexOf((byte)'\n') is > 0 and var end)
        {
            var head = Encoding.ASCII.GetString(bytes[..end]).Split(' ');
            bytes = bytes[(end + 1)..];
            if (head.Length != 3 || !int.TryParse(head[2], CultureInfo.InvariantCulture, out var size) || size >= bytes.Length)
                continue;
            if (head[1] == "blob")
                found[head[0]] = bytes[..size].ToArray();
            bytes = bytes[(size + 1)..];
        }

        return found;
    }

    private static Dictionary<string, IndexedFile> Parse(string folder, string text)
    {
        var files = new Dictionary<string, IndexedFile>(StringComparer.Ordinal);
        for (var at = 0; at < text.Length; )
        {
            var end = text.IndexOf('\0', at);
            if (end < 0)
                break;
            // "MODE BLOB STAGE<tab>PATH", then lines of what the file system said.
            var (head, tab) = (text[at..end], text.IndexOf('\t', at) - at);
            at = end + 1;
            var details = new List<string>(LinesOfDetail);
            for (var line = 0; line < LinesOfDetail && at < text.Length; line++)
            {
                var next = text.IndexOf('\n', at);
                next = next < 0 ? text.Length : next;
                details.Add(text[at..next]);
                at = next + 1;
            }

            if (tab > 0 && head[..tab].Split(' ') is [['1', '0', '0', ..], var blob, "0"] && Detail(blob, details) is { } file)
                files[Path.GetFullPath(head[(tab + 1)..], folder)] = file;
        }

        return files;
    }

    private static IndexedFile? Detail(string blob, List<string> details)
    {
        var written = details
            .FirstOrDefault(line => line.StartsWith("  mtime: ", StringComparison.Ordinal))
            ?["  mtime: ".Length..].Split(':');
        var size = details
            .FirstOrDefault(line => line.StartsWith("  size: ", StringComparison.Ordinal))
            ?["  size: ".Length..].Split('\t')[0];
        return
            written is [var seconds, var nanoseconds]
            && long.TryParse(seconds, CultureInfo.InvariantCulture, out var s)
            && long.TryParse(nanoseconds, CultureInfo.InvariantCulture, out var n)
            && long.TryParse(size, CultureInfo.InvariantCulture, out var bytes)
            ? new IndexedFile(blob, bytes, DateTime.UnixEpoch.AddSeconds(s).AddTicks(n / 100))
            : null;
    }
}
