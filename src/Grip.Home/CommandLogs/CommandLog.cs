using System.Text.Json;

namespace Grip.Home.CommandLogs;

/// <summary>The output of one command while it is written.</summary>
public sealed class CommandLog : IDisposable
{
    private readonly string _path;
    private readonly BoundedLog _output;
    private readonly Lock _lock = new();
    private bool _complete;

    internal CommandLog(CommandLogEntry entry, string path, FileStream file)
    {
        (Entry, _path, _output) = (entry, path, new BoundedLog(file));
        Save();
    }

    public CommandLogEntry Entry { get; private set; }

    /// <summary>May be called by several threads; what comes after <see cref="Complete"/> is not kept.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
            if (!_complete)
                _output.Write(bytes);
    }

    /// <param name="exitCode">Null if the command was ended.</param>
    /// <param name="duration">Since it was started.</param>
    public void Complete(int? exitCode, TimeSpan duration)
    {
        lock (_lock)
        {
            if (_complete)
                return;
            _complete = true;
            _output.Complete();
            Entry = Entry with { ExitCode = exitCode, Seconds = Math.Round(duration.TotalSeconds, 3), Bytes = _output.Written };
            Save();
        }
    }

    /// <summary>What is kept so far.</summary>
    public string Text()
    {
        using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    public void Dispose() => _output.Dispose();

    internal static string EntryPath(string log) => Path.ChangeExtension(log, ".json");

    private void Save() => File.WriteAllBytes(EntryPath(_path), JsonSerializer.SerializeToUtf8Bytes(Entry));
}
