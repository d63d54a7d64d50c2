using System.Text;

namespace Grip.Home;

/// <summary>
/// The record of one session: JSON lines that are only ever added to, readable by the user alone. A line is on the disk when
/// <see cref="Append"/> returns, so that a killed process loses nothing that was answered.
/// </summary>
public sealed class SessionFile : IDisposable
{
    private readonly FileStream _stream;

    private SessionFile(string id, string path, FileStream stream) => (Id, Path, _stream) = (id, path, stream);

    public string Id { get; }

    public string Path { get; }

    /// <summary>Begins the record of a new session.</summary>
    /// <exception cref="IOException">The disk is full, or there is a session of this id.</exception>
    public static SessionFile Create(HomeFolder home, string workspace, string id) =>
        Open(PathOf(home, workspace, id), id, FileMode.CreateNew);

    /// <summary>Goes on with an earlier session. A last line that a kill cut off is dropped.</summary>
    /// <exception cref="IOException">Another process is writing it.</exception>
    public static SessionFile Continue(HomeFolder home, string workspace, string id)
    {
        var file = Open(PathOf(home, workspace, id), id, FileMode.Open);
        file._stream.SetLength(WholeLines(file._stream));
        file._stream.Seek(0, SeekOrigin.End);
        return file;
    }

    /// <summary>Ids of the sessions of a workspace, the newest first.</summary>
    public static IReadOnlyList<string> List(HomeFolder home, string workspace) =>
        [
            .. new DirectoryInfo(Folder(home, workspace))
                .EnumerateFiles("*.jsonl")
                .OrderByDescending(file => file.LastWriteTimeUtc)
                .Select(file => System.IO.Path.GetFileNameWithoutExtension(file.Name)),
        ];

    /// <summary>When something was last said in a session.</summary>
    public static DateTimeOffset Changed(HomeFolder home, string workspace, string id) =>
        new(File.GetLastWriteTimeUtc(PathOf(home, workspace, id)), TimeSpan.Zero);

    /// <summary>The whole lines of a session.</summary>
    /// <exception cref="FileNotFoundException">There is no such session.</exception>
    public static IReadOnlyList<string> Read(HomeFolder home, string workspace, string id)
    {
        var text = File.ReadAllText(PathOf(home, workspace, id));
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Append(string line)
    {
        _stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
        _stream.Flush(flushToDisk: false);
    }

    public void Dispose() => _stream.Dispose();

    private static string PathOf(HomeFolder home, string workspace, string id) =>
        System.IO.Path.Combine(Folder(home, workspace), System.IO.Path.GetFileName(id) + ".jsonl");

    private static string Folder(HomeFolder home, string workspace) =>
        HomeFolder.ForWorkspace(System.IO.Path.Combine(home.State, "sessions"), workspace);

    private static SessionFile Open(string path, string id, FileMode mode)
    {
        var stream = new FileStream(path, mode, FileAccess.ReadWrite, FileShare.Read);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(stream.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return new SessionFile(id, path, stream);
    }

    private static long WholeLines(FileStream stream)
    {
        for (var end = stream.Length; end > 0; end--)
        {
            stream.Position = end - 1;
            if (stream.ReadByte() == '\n')
                return end;
        }

        return 0;
    }
}
