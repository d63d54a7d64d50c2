using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Grip.Terminal.Sandbox;

/// <summary>Landlock: a list of places that a thread, and all that it starts, may use; it can never be widened again.</summary>
internal static class Landlock
{
    private const ulong Execute = 1;
    private const ulong WriteFile = 1 << 1;
    private const ulong ReadFile = 1 << 2;
    private const ulong ReadFolder = 1 << 3;
    private const ulong Truncate = 1 << 14;
    private const ulong DeviceControl = 1 << 15;
    private const ulong Reading = Execute | ReadFile | ReadFolder;
    private const ulong OfFiles = Execute | WriteFile | ReadFile | Truncate | DeviceControl;
    private const int OpenPath = 0x200000 | 0x80000;

    /// <summary>The version that the kernel offers; 0 if it has none.</summary>
    public static int Version() =>
        OperatingSystem.IsLinux() ? Math.Max(0, (int)LinuxCalls.Call(unchecked((nint)LinuxCalls.CreateRuleset), 0, 0, 1, 0)) : 0;

    /// <summary>Binds the calling thread, for ever.</summary>
    /// <param name="withoutTcp">Refuses TCP as well, where the kernel can (version 4).</param>
    /// <returns>Null, or what failed.</returns>
    public static string? Restrict(SandboxPolicy policy, bool withoutTcp)
    {
        var version = Version();
        var handled = Handled(version);
        var ruleset = Create(handled, version >= 4 && withoutTcp ? 3UL : 0, version >= 6 ? 3UL : 0, version);
        if (ruleset < 0)
            return $"Landlock refused its rules (error {Marshal.GetLastPInvokeError()})";
        try
        {
            foreach (var path in policy.Readable)
                Allow(ruleset, path, Reading & handled);
            foreach (var path in policy.Writable)
                Allow(ruleset, path, handled);
            return LinuxCalls.Call((nint)LinuxCalls.RestrictSelf, ruleset, 0, 0, 0) == 0
                ? null
                : $"Landlock could not be entered (error {Marshal.GetLastPInvokeError()})";
        }
        finally
        {
            _ = LinuxCalls.Close(ruleset);
        }
    }

    private static ulong Handled(int version) =>
        version switch
        {
            1 => (1UL << 13) - 1,
            2 => (1UL << 14) - 1,
            3 or 4 => (1UL << 15) - 1,
            _ => (1UL << 16) - 1,
        };

    private static int Create(ulong files, ulong network, ulong scoped, int version)
    {
        var attribute = new byte[24];
        BinaryPrimitives.WriteUInt64LittleEndian(attribute, files);
        BinaryPrimitives.WriteUInt64LittleEndian(attribute.AsSpan(8), network);
        BinaryPrimitives.WriteUInt64LittleEndian(attribute.AsSpan(16), scoped);
        var size =
            version >= 6 ? 24
            : version >= 4 ? 16
            : 8;
        return (int)Pinned(attribute, address => LinuxCalls.Call((nint)LinuxCalls.CreateRuleset, address, size, 0, 0));
    }

    private static void Allow(int ruleset, string path, ulong access)
    {
        var descriptor = LinuxCalls.Open(path, OpenPath);
        if (descriptor < 0)
            return;
        var attribute = new byte[12];
        BinaryPrimitives.WriteUInt64LittleEndian(attribute, Directory.Exists(path) ? access : access & OfFiles);
        BinaryPrimitives.WriteInt32LittleEndian(attribute.AsSpan(8), descriptor);
        _ = Pinned(attribute, address => LinuxCalls.Call((nint)LinuxCalls.AddRule, ruleset, 1, address, 0));
        _ = LinuxCalls.Close(descriptor);
    }

    internal static nint Pinned(byte[] bytes, Func<nint, nint> call)
    {
        var pinned = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        try
        {
            return call(pinned.AddrOfPinnedObject());
        }
        finally
        {
            pinned.Free();
        }
    }
}
