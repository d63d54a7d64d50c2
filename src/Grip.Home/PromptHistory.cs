using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Grip.Home;

/// <summary>What the user typed in a workspace, one JSON string a line, readable by the user alone.</summary>
public sealed class PromptHistory
{
    private const int Kept = 1_000;
    private readonly string _path;

    private PromptHistory(string path, ImmutableArray<string> entries) => (_path, Entries) = (path, entries);

    /// <summary>Those of earlier sessions, the oldest first.</summary>
    public ImmutableArray<string> Entries { get; }

    /// <summary>Reads it, and shortens it where it has grown. A history that cannot be read is an empty one.</summary>
    public static PromptHistory Open(HomeFolder home, string workspace)
    {
        var path = Path.Combine(HomeFolder.ForWorkspace(Path.Combine(home.State, "history"), workspace), "prompts.jsonl");
        ImmutableArray<string> entries = File.Exists(path) ? [.. File.ReadLines(path).Select(Read).OfType<string>()] : [];
        if (entries.Length <= 2 * Kept)
            return new PromptHistory(path, entries);
        entries = entries[^Kept..];
        OwnFiles.Write(Path.GetDirectoryName(path)!, Path.GetFileName(path), string.Concat(entries.Select(Line)));
        return new PromptHistory(path, entries);
    }

    /// <summary>Adds a line. Several sessions may do so at once; each line is one write.</summary>
    public void Add(string text)
    {
        try
        {
            using var stream = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(stream.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            stream.Write(Encoding.UTF8.GetBytes(Line(text)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A prompt that is not remembered is no reason not to answer it.
        }
    }

    private static string Line(string text) => $"\"{JsonEncodedText.Encode(text)}\"\n";

    private static string? Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.GetString();
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
