using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Grip.Home.CommandLogs;

/// <summary>What is known of a command whose output is kept.</summary>
/// <param name="Number">Counted from 1 for each workspace; what the Log tool and <c>grip log</c> take.</param>
/// <param name="ExitCode">Null while it runs, or if it was ended.</param>
/// <param name="Bytes">What it has written; more than is kept if that is very much.</param>
public sealed record CommandLogEntry(int Number, string Command, DateTimeOffset Started, int? ExitCode, double Seconds, long Bytes);

/// <summary>The outputs of a workspace's commands, whole, in Grip's own folder. Old ones are collected like every cache.</summary>
public sealed class CommandLogStore(HomeFolder home, string workspace, TimeProvider time)
{
    private string Folder => HomeFolder.CreatePrivate(Path.Combine(home.CacheFor(workspace), "logs"));

    /// <summary>Begins the log of a command, under the next free number.</summary>
    /// <exception cref="Core.GripException">Grip's own folder cannot be written.</exception>
    public CommandLog Begin(string command)
    {
        var folder = Folder;
        for (var number = Numbers(folder).DefaultIfEmpty(0).Max() + 1; ; number++)
        {
            var path = PathOf(folder, number);
            try
            {
                var options = new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.ReadWrite,
                    Share = FileShare.Read,
                    BufferSize = 0,
                };
                if (!OperatingSystem.IsWindows())
                    options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                return new CommandLog(
                    new CommandLogEntry(number, command, time.GetUtcNow(), null, 0, 0),
                    path,
                    new FileStream(path, options)
                );
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another Grip in this workspace took the number.
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw HomeFolder.Unwritable(path, failure);
            }
        }
    }

    /// <summary>All that are kept, the newest first.</summary>
    public ImmutableArray<CommandLogEntry> List() =>
        [.. Numbers(Folder).OrderDescending().Select(number => Entry(Folder, number)).OfType<CommandLogEntry>()];

    /// <returns>The entry and what is kept of the output; null if there is none of this number.</returns>
    public (CommandLogEntry Entry, string Output)? Find(int number)
    {
        if (Entry(Folder, number) is not { } entry)
            return null;
        try
        {
            using var file = new FileStream(PathOf(Folder, number), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file);
            return (entry, reader.ReadToEnd());
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static IEnumerable<int> Numbers(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.log")
            .Select(file =>
                int.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : 0
            )
            .Where(number => number > 0);

    private static CommandLogEntry? Entry(string folder, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<CommandLogEntry>(File.ReadAllBytes(CommandLog.EntryPath(PathOf(folder, number))));
        }
        catch (Exception failure) when (failure is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string PathOf(string folder, int number) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number}.log"));
}
