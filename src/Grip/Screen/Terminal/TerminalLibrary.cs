using System.Runtime.InteropServices;

namespace Grip.Screen.Terminal;

/// <summary>What the C library says of terminals. Its structures are opaque here: every system lays them out differently.</summary>
internal static class TerminalLibrary
{
    /// <summary>More than any system's <c>struct termios</c>.</summary>
    public const int SettingsSize = 256;

    /// <summary>After what was written has been sent.</summary>
    public const int Drained = 1;

    public static int StopSignal => OperatingSystem.IsMacOS() ? 18 : 20;
    private const nuint LinuxGetWindowSize = 0x5413;

    [DllImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int GetSettings(int descriptor, byte[] settings);

    [DllImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int SetSettings(int descriptor, int when, byte[] settings);

    [DllImport("libc", EntryPoint = "cfmakeraw")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern void MakeRaw(byte[] settings);

    [DllImport("libc", EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern nint Read(int descriptor, byte[] buffer, nuint count);

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Poll(ref PollRequest request, nuint count, int milliseconds);

    /// <summary>Sends a signal to this thread; it has been acted on when the call comes back.</summary>
    [DllImport("libc", EntryPoint = "raise", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Raise(int signal);

    [DllImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int descriptor, nuint request, ushort[] result);

    /// <summary>Rows and columns of the terminal behind standard output, or null.</summary>
    public static (int Rows, int Columns)? WindowSize()
    {
        if (!OperatingSystem.IsLinux())
            return (Console.WindowHeight, Console.WindowWidth);
        var size = new ushort[4];
        return Control(1, LinuxGetWindowSize, size) == 0 && size[0] > 0 && size[1] > 0 ? (size[0], size[1]) : null;
    }
}

[StructLayout(LayoutKind.Sequential)]
internal struct PollRequest
{
    public int Descriptor;
    public short Events;
    public short Found;
}
