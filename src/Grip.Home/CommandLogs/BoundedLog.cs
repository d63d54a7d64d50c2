using System.Globalization;
using System.Text;

namespace Grip.Home.CommandLogs;

/// <summary>
/// A file that keeps the beginning and the end of what is written, however much that is, in constant memory. The end is kept
/// in a ring until <see cref="Complete"/>; what is missing between them is said in a line of its own.
/// </summary>
/// <remarks>Not to be used by several threads at once.</remarks>
public sealed class BoundedLog : IDisposable
{
    public const int KeptHead = 16 * 1024 * 1024;
    public const int KeptTail = 4 * 1024 * 1024;

    private readonly FileStream _file;
    private readonly int _mostHead;
    private readonly byte[] _ring;
    private long _afterHead;

    internal BoundedLog(FileStream file, int mostHead = KeptHead, int mostTail = KeptTail)
    {
        (_file, _mostHead) = (file, mostHead);
        _ring = new byte[mostTail];
    }

    /// <summary>What has been written so far, in bytes, also what is not kept.</summary>
    public long Written { get; private set; }

    /// <exception cref="IOException">The disk is full.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        Written += bytes.Length;
        var head = (int)Math.Min(bytes.Length, _mostHead - _file.Length);
        if (head > 0)
        {
            _file.Write(bytes[..head]);
            _file.Flush();
            bytes = bytes[head..];
        }

        if (bytes.Length > _ring.Length)
        {
            _afterHead += bytes.Length - _ring.Length;
            bytes = bytes[^_ring.Length..];
        }

        while (!bytes.IsEmpty)
        {
            var at = (int)(_afterHead % _ring.Length);
            var count = Math.Min(bytes.Length, _ring.Length - at);
            bytes[..count].CopyTo(_ring.AsSpan(at));
            _afterHead += count;
            bytes = bytes[count..];
        }
    }

    /// <summary>Writes the end behind the beginning. Nothing can be written afterwards.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public void Complete()
    {
        if (_afterHead > _ring.Length)
        {
            var missing = _afterHead - _ring.Length;
            _file.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\n[{missing} bytes were not kept]\n")));
            var at = (int)(_afterHead % _ring.Length);
            _file.Write(_ring.AsSpan(at));
            _file.Write(_ring.AsSpan(0, at));
        }
        else
        {
            _file.Write(_ring.AsSpan(0, (int)_afterHead));
        }

        _afterHead = 0;
        _file.Dispose();
    }

    public void Dispose() => _file.Dispose();
}
