using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Grip.Home;

/// <summary>Writes that are on the disk, not only in the system's memory, when they return.</summary>
internal static class Durable
{
    /// <summary>Makes a new file of <paramref name="parts"/> one after the other. A failure leaves a partial file behind.</summary>
    /// <param name="mode">The permission bits, not narrowed by the process's mask; null for the system's default, and on Windows.</param>
    /// <exception cref="IOException">The file exists, or the disk is full.</exception>
    public static void Write(string path, UnixFileMode? mode, params IEnumerable<ReadOnlyMemory<byte>> parts)
    {
        using var file = Create(path, mode, parts);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>As <see cref="Write"/>, but in the system's memory only, until <see cref="FlushFiles"/>.</summary>
    public static void WriteUnflushed(string path, UnixFileMode? mode, params IEnumerable<ReadOnlyMemory<byte>> parts) =>
        Create(path, mode, parts).Dispose();

    /// <summary>Flushes several files at once, which lets a journalling file system commit many of them together.</summary>
    public static void FlushFiles(IReadOnlyCollection<string> paths)
    {
        try
        {
            Parallel.ForEach(paths, new ParallelOptions { MaxDegreeOfParallelism = 16 }, FlushFile);
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }

    private static void FlushFile(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    private static SafeFileHandle Create(string path, UnixFileMode? mode, IEnumerable<ReadOnlyMemory<byte>> parts)
    {
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        try
        {
            if (mode is { } bits && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, bits);
            var offset = 0L;
            foreach (var part in parts)
            {
                RandomAccess.Write(file, part.Span, offset);
                offset += part.Length;
            }

            return file;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Makes the names in a folder (additions, renames, deletions) survive a power cut. Best effort: some file systems
    /// do not offer it, and Windows does it by itself.
    /// </summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        const int readOnly = 0;
        var handle = Open([.. Encoding.UTF8.GetBytes(folder), 0], readOnly);
        if (handle < 0)
            return;
        _ = Flush(handle);
        _ = Close(handle);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
