using System.Globalization;
using System.Text.RegularExpressions;

namespace Grip.Terminal.Shell;

/// <summary>Tells a command that serves or watches from one that works: it says so, or it listens, and then it is silent.</summary>
public static partial class Readiness
{
    /// <summary>What makes it one, as in "it listens on port 5000"; null as long as nothing does.</summary>
    /// <param name="recent">The end of what it has written.</param>
    public static string? Of(int process, string recent)
    {
        if (ListeningPorts(process) is { Length: > 0 } ports)
            return $"it listens on port {string.Join(", ", ports)}";
        return Said().Match(recent) is { Success: true } said ? $"it says '{said.Value.Trim()}'" : null;
    }

    /// <summary>TCP ports on which the process or one that it started listens; empty where the system does not tell.</summary>
    public static int[] ListeningPorts(int process)
    {
        if (!OperatingSystem.IsLinux())
            return [];
        var listening = Sockets("/proc/net/tcp").Concat(Sockets("/proc/net/tcp6")).ToLookup(socket => socket.Inode, socket => socket.Port);
        if (listening.Count == 0)
            return [];
        return [.. Session(process).SelectMany(Inodes).SelectMany(inode => listening[inode]).Distinct().Order()];
    }

    private static IEnumerable<(string Inode, int Port)> Sockets(string table)
    {
        const string listening = "0A";
        foreach (var line in ReadLines(table).Skip(1))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length > 9 && parts[3] == listening)
                yield return (
                    parts[9],
                    int.Parse(parts[1].AsSpan(parts[1].LastIndexOf(':') + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                );
        }
    }

    /// <summary>All processes of the session that <paramref name="leader"/> leads.</summary>
    private static IEnumerable<int> Session(int leader)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var process))
            {
                // pid (name) state parent group session …; the name may hold anything, so it is read from its end.
                var stat = ReadLines(Path.Combine(folder, "stat")).FirstOrDefault() ?? "";
                var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (process == leader || fields.Length > 3 && fields[3] == leader.ToString(CultureInfo.InvariantCulture))
                    yield return process;
            }
    }

    private static IEnumerable<string> Inodes(int process)
    {
        FileSystemInfo[] open;
        try
        {
            open = new DirectoryInfo($"/proc/{process}/fd").GetFileSystemInfos();
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            yield break;
        }

        foreach (var file in open)
            if (file.LinkTarget is { } target && target.StartsWith("socket:[", StringComparison.Ordinal))
                yield return target[8..^1];
    }

    private static string[] ReadLines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    [GeneratedRegex(
        @"(?:now )?listening (?:on|at):? \S+|ready in [\d.]+ ?m?s|server (?:is )?(?:running|started|listening|ready)\b.{0,40}|watching (?:for|files)\b.{0,40}|waiting for (?:file )?changes.{0,20}|(?:local|url):\s+https?://\S+|application started\b.{0,40}|press (?:ctrl|control|⌘)[-+ ]?c to .{0,20}|press q to quit|serving (?:http )?(?:on|at) .{0,40}",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Said();
}
