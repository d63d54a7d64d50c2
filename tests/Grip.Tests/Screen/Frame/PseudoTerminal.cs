using System.Runtime.InteropServices;
using System.Text;

namespace Grip.Tests.Screen.Frame;

/// <summary>A pseudo terminal and the C functions that make one and start a program in it.</summary>
internal static class PseudoTerminal
{
    public const int SettingsSize = 256;
    private const int ReadWrite = 2;
    private const int NoControllingTerminal = 0x100;
    private const nuint SetWindowSize = 0x5414;
    private const short NewSession = 0x80;
    private const short EmptySignalMask = 0x08;
    private const int Killed = 9;
    private const int Terminated = 15;

    /// <returns>The descriptor of our side.</returns>
    public static int Open(int rows, int columns)
    {
        var master = Check(OpenMaster(ReadWrite | NoControllingTerminal));
        Check(Grant(master));
        Check(Unlock(master));
        Resize(master, rows, columns);
        return master;
    }

    public static void Resize(int master, int rows, int columns) =>
        Check(Control(master, SetWindowSize, [(ushort)rows, (ushort)columns, 0, 0]));

    /// <summary>How the terminal is set up: echo, line mode and the rest, as bytes to compare.</summary>
    public static byte[] Settings(int master)
    {
        var settings = new byte[SettingsSize];
        Check(GetSettings(master, settings));
        return settings;
    }

    /// <summary>Starts a program whose standard streams are the other side, in a session of its own.</summary>
    /// <returns>Its process id.</returns>
    public static int Start(int master, string program, string[] arguments, string folder, IEnumerable<string> environment)
    {
        var name = new byte[128];
        Succeed(Name(master, name, (nuint)name.Length));
        var (actions, attributes) = (new byte[512], new byte[1024]);
        Succeed(InitialiseActions(actions));
        Succeed(InitialiseAttributes(attributes));
        for (var descriptor = 0; descriptor < 3; descriptor++)
            Succeed(AddOpen(actions, descriptor, name, ReadWrite, 0));
        Succeed(AddChangeFolder(actions, Bytes(folder)));
        Succeed(AddCloseFrom(actions, 3));
        Succeed(SetMask(attributes, new byte[128]));
        Succeed(SetFlags(attributes, NewSession | EmptySignalMask));
        var (argumentList, environmentList) = (new Strings([program, .. arguments]), new Strings(environment));
        try
        {
            Succeed(Spawn(out var process, Bytes(program), actions, attributes, argumentList.Pointers, environmentList.Pointers));
            return process;
        }
        finally
        {
            argumentList.Free();
            environmentList.Free();
        }
    }

    public static int Read(int master, byte[] buffer) => (int)ReadBytes(master, buffer, (nuint)buffer.Length);

    public static void Write(int master, byte[] bytes)
    {
        for (var at = 0; at < bytes.Length; )
            at += Check((int)WriteBytes(master, bytes[at..], (nuint)(bytes.Length - at)));
    }

    public static void Close(int master) => Check(CloseDescriptor(master));

    /// <summary>Waits for the end of a program.</summary>
    /// <returns>Its exit code; 128 and the signal if a signal ended it.</returns>
    public static int Wait(int process)
    {
        Check(WaitFor(process, out var status, 0));
        return (status & 0x7F) == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F);
    }

    public static void Terminate(int process) => Check(Kill(process, Terminated));

    /// <summary>It may have ended already.</summary>
    public static void KillHard(int process) => _ = Kill(process, Killed);

    private static byte[] Bytes(string text) => [.. Encoding.UTF8.GetBytes(text), 0];

    private static int Check(int result) =>
        result >= 0 ? result : throw new InvalidOperationException($"A call of the system failed: {Marshal.GetLastPInvokeErrorMessage()}");

    /// <summary>For those functions that answer with the error itself.</summary>
    private static void Succeed(int error)
    {
        if (error != 0)
            throw new InvalidOperationException($"A call of the system failed: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    /// <summary>An array of C strings with a null at its end.</summary>
    private sealed class Strings(IEnumerable<string> values)
    {
        public nint[] Pointers { get; } = [.. values.Select(Marshal.StringToCoTaskMemUTF8), 0];

        public void Free()
        {
            foreach (var pointer in Pointers)
                Marshal.FreeCoTaskMem(pointer);
        }
    }

    private const string C = "libc";

    [DllImport(C, EntryPoint = "posix_openpt", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenMaster(int flags);

    [DllImport(C, EntryPoint = "grantpt", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Grant(int master);

    [DllImport(C, EntryPoint = "unlockpt", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Unlock(int master);

    [DllImport(C, EntryPoint = "ptsname_r", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Name(int master, byte[] name, nuint size);

    [DllImport(C, EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int descriptor, nuint request, ushort[] size);

    [DllImport(C, EntryPoint = "tcgetattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetSettings(int descriptor, byte[] settings);

    [DllImport(C, EntryPoint = "read", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint ReadBytes(int descriptor, byte[] buffer, nuint count);

    [DllImport(C, EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint WriteBytes(int descriptor, byte[] buffer, nuint count);

    [DllImport(C, EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int CloseDescriptor(int descriptor);

    [DllImport(C, EntryPoint = "waitpid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int WaitFor(int process, out int status, int options);

    [DllImport(C, EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    [DllImport(C, EntryPoint = "posix_spawn_file_actions_init")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int InitialiseActions(byte[] actions);

    [DllImport(C, EntryPoint = "posix_spawn_file_actions_addopen")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int AddOpen(byte[] actions, int descriptor, byte[] path, int flags, uint mode);

    [DllImport(C, EntryPoint = "posix_spawn_file_actions_addchdir_np")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int AddChangeFolder(byte[] actions, byte[] path);

    [DllImport(C, EntryPoint = "posix_spawn_file_actions_addclosefrom_np")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int AddCloseFrom(byte[] actions, int first);

    [DllImport(C, EntryPoint = "posix_spawnattr_init")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int InitialiseAttributes(byte[] attributes);

    [DllImport(C, EntryPoint = "posix_spawnattr_setflags")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetFlags(byte[] attributes, short flags);

    [DllImport(C, EntryPoint = "posix_spawnattr_setsigmask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetMask(byte[] attributes, byte[] mask);

    [DllImport(C, EntryPoint = "posix_spawnp", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Spawn(
        out int process,
        byte[] program,
        byte[] actions,
        byte[] attributes,
        nint[] arguments,
        nint[] environment
    );
}
