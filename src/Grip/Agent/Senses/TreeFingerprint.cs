using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Grip.Core.Ledger;

namespace Grip.Agent.Senses;

/// <summary>
/// A number for all files of a workspace: equal trees have equal numbers, in whatever order they were changed. Only files whose
/// size or time changed are read again. Not for two callers at once.
/// </summary>
internal sealed class TreeFingerprint(string root)
{
    private const long MostBytes = 4_000_000;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Known(long Size, DateTime Written, string Hash);

    private Dictionary<string, Known> _files = new(StringComparer.Ordinal);
    private UInt128 _sum;
    private bool _begun;

    /// <summary>The number, and the files that changed since this was last called; none at the first call.</summary>
    public (string Tree, ImmutableArray<FileVersion> Changed) Look(CancellationToken cancellation)
    {
        var now = new Dictionary<string, Known>(_files.Count, StringComparer.Ordinal);
        var changed = ImmutableArray.CreateBuilder<FileVersion>();
        foreach (var file in WorkspaceFiles.Of(root))
        {
            cancellation.ThrowIfCancellationRequested();
            var path = Path.GetRelativePath(root, file.FullName).Replace('\\', '/');
            var was = _files.TryGetValue(path, out var known) ? known : (Known?)null;
            var current =
                was is { } same && same.Size == file.Length && same.Written == file.LastWriteTimeUtc
                    ? same
                    : new Known(file.Length, file.LastWriteTimeUtc, HashOf(file));
            now[path] = current;
            if (was?.Hash != current.Hash)
                Change(changed, path, was?.Hash, current.Hash);
        }

        foreach (var (path, gone) in _files)
            if (!now.ContainsKey(path))
                Change(changed, path, gone.Hash, hash: null);
        _files = now;
        var first = !_begun;
        _begun = true;
        return (_sum.ToString("x32", CultureInfo.InvariantCulture)[..16], first ? [] : changed.ToImmutable());
    }

    private void Change(ImmutableArray<FileVersion>.Builder changed, string path, string? was, string? hash)
    {
        // Exclusive or: what was added before can be taken out again, and the order does not matter.
        if (was is not null)
            _sum ^= Number(path, was);
        if (hash is not null)
            _sum ^= Number(path, hash);
        changed.Add(new FileVersion(path, was, hash));
    }

    private static UInt128 Number(string path, string hash) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{path}\0{hash}")));

    private static string HashOf(FileInfo file)
    {
        if (file.Length > MostBytes)
            return string.Create(CultureInfo.InvariantCulture, $"{file.Length}@{file.LastWriteTimeUtc.Ticks}");
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.FullName)))[..24];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return "unreadable";
        }
    }
}
