using System.Runtime.InteropServices;

namespace Grip.Terminal.Shell;

/// <summary>Commands are started as leaders of a session, so that what they start can be ended with them.</summary>
internal static partial class ProcessGroup
{
    private const int SigKill = 9;

    /// <summary>The program that begins a new session and then becomes the command; null where there is none.</summary>
    public static string? Setsid { get; } = new[] { "/usr/bin/setsid", "/bin/setsid" }.FirstOrDefault(File.Exists);

    public static void Kill(int leader)
    {
        if (Setsid is not null)
            _ = KillProcess(-leader, SigKill);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int KillProcess(int process, int signal);
}
