using System.Diagnostics;
using System.Globalization;

namespace Grip.Terminal.Sandbox;

/// <summary>Finds what a sandboxed program has left running, also where it has cut its ties.</summary>
internal static class SandboxedPrograms
{
    /// <summary>Set for each sandboxed program, with a value of its own.</summary>
    public const string Mark = "GRIP_SANDBOX";

    /// <summary>Ends every process that carries this mark.</summary>
    /// <returns>How many there were.</returns>
    public static int End(string mark)
    {
        var ended = 0;
        // Something may be started while we look; what is started by a dead parent carries the mark as well.
        for (var round = 0; round < 5; round++)
        {
            var found = Marked(mark).ToArray();
            if (found.Length == 0)
                break;
            foreach (var process in found)
            {
                try
                {
                    process.Kill();
                    ended++;
                }
                catch (Exception failure) when (failure is InvalidOperationException or System.ComponentModel.Win32Exception)
                {
                    // It has ended by itself.
                }
                finally
                {
                    process.Dispose();
                }
            }
        }

        return ended;
    }

    private static IEnumerable<Process> Marked(string mark)
    {
        var wanted = System.Text.Encoding.UTF8.GetBytes($"{Mark}={mark}\0");
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (
                !int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                || id == Environment.ProcessId
            )
                continue;
            if (Environ(folder).AsSpan().IndexOf(wanted) >= 0 && Find(id) is { } process)
                yield return process;
        }
    }

    private static byte[] Environ(string folder)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, "environ"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static Process? Find(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
