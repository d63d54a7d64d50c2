using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Grip.Terminal.Sandbox;

/// <summary>Refuses system calls that lead around Landlock, or that no build and no test needs.</summary>
internal static class SeccompFilter
{
    private const uint Allowed = 0x7fff0000;
    private const uint NotPermitted = 0x00050000 | 1;
    private const uint NotThere = 0x00050000 | 38;
    private const uint Killed = 0x80000000;
    private const uint NewNamespaces = 0x7e020000;

    private sealed record Numbers(uint Machine, uint Socket, uint Fork, uint Ioctl, ImmutableArray<uint> Refused);

    /// <summary>The same numbers on every machine: mounts, clone3, io_uring, other processes' files.</summary>
    private static readonly ImmutableArray<uint> Everywhere = [428, 429, 430, 431, 432, 433, 442, 438];

    /// <summary>clone3 hides its flags and io_uring does what a filter would see: programs go on without them.</summary>
    private static readonly ImmutableArray<uint> Absent = [435, 425, 426, 427];

    // ptrace, process_vm_readv/writev, mount, umount2, pivot_root, unshare, setns, bpf, perf_event_open, kexec, modules, reboot, swap,
    // userfaultfd, open_by_handle_at, chroot, acct, clocks, host names, io ports, keys, quota, syslog, kcmp.
    private static readonly Numbers X64 = new(
        0xc000003e,
        41,
        56,
        16,
        [
            101,
            310,
            311,
            165,
            166,
            155,
            272,
            308,
            321,
            298,
            246,
            320,
            175,
            313,
            176,
            169,
            167,
            168,
            323,
            304,
            161,
            163,
            164,
            227,
            305,
            159,
            170,
            171,
            172,
            173,
            250,
            248,
            249,
            179,
            103,
            312,
        ]
    );

    private static readonly Numbers Arm64 = new(
        0xc00000b7,
        198,
        220,
        29,
        [
            117,
            270,
            271,
            40,
            39,
            41,
            97,
            268,
            280,
            241,
            104,
            294,
            105,
            273,
            106,
            142,
            224,
            225,
            282,
            265,
            51,
            89,
            170,
            112,
            266,
            171,
            161,
            162,
            219,
            217,
            218,
            60,
            116,
            272,
        ]
    );

    private static Numbers? Here =>
        RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => X64,
            Architecture.Arm64 => Arm64,
            _ => null,
        };

    public static bool IsKnownHere => OperatingSystem.IsLinux() && Here is not null;

    /// <summary>Binds the calling thread, which must have given up new rights before.</summary>
    /// <param name="sockets">Whether sockets of the internet may be made.</param>
    /// <returns>Null, or what failed.</returns>
    public static string? Restrict(bool sockets)
    {
        var program = Program(Here!, sockets);
        var code = new byte[program.Count * 8];
        for (var i = 0; i < program.Count; i++)
        {
            var (operation, yes, no, value) = program[i];
            BinaryPrimitives.WriteUInt16LittleEndian(code.AsSpan(i * 8), operation);
            (code[i * 8 + 2], code[i * 8 + 3]) = (yes, no);
            BinaryPrimitives.WriteUInt32LittleEndian(code.AsSpan(i * 8 + 4), value);
        }

        var result = Landlock.Pinned(
            code,
            address =>
            {
                var header = new byte[16];
                BinaryPrimitives.WriteUInt16LittleEndian(header, (ushort)program.Count);
                BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8), address);
                return Landlock.Pinned(header, at => LinuxCalls.Prctl(22, 2, at, 0, 0));
            }
        );
        return result == 0 ? null : $"seccomp refused its filter (error {Marshal.GetLastPInvokeError()})";
    }

    private static List<(ushort Operation, byte Yes, byte No, uint Value)> Program(Numbers numbers, bool sockets)
    {
        const ushort load = 0x20,
            equal = 0x15,
            atLeast = 0x35,
            any = 0x45,
            answer = 0x06;
        List<(ushort, byte, byte, uint)> code = [(load, 0, 0, 4), (equal, 1, 0, numbers.Machine), (answer, 0, 0, Killed), (load, 0, 0, 0)];
        if (numbers == X64)
            code.AddRange([(atLeast, 0, 1, 0x40000000), (answer, 0, 0, NotPermitted)]);
        foreach (var refused in numbers.Refused.Concat(Everywhere))
            code.AddRange([(equal, 0, 1, refused), (answer, 0, 0, NotPermitted)]);
        foreach (var absent in Absent)
            code.AddRange([(equal, 0, 1, absent), (answer, 0, 0, NotThere)]);
        // A clone that asks for a namespace of its own (the time namespace's bit is the signal's).
        code.AddRange([
            (equal, 0, 4, numbers.Fork),
            (load, 0, 0, 16),
            (any, 0, 1, NewNamespaces),
            (answer, 0, 0, NotPermitted),
            (answer, 0, 0, Allowed),
        ]);
        // Typing into the terminal, and driving its console.
        code.AddRange([
            (equal, 0, 5, numbers.Ioctl),
            (load, 0, 0, 24),
            (equal, 1, 0, 0x5412),
            (equal, 0, 1, 0x541c),
            (answer, 0, 0, NotPermitted),
            (answer, 0, 0, Allowed),
        ]);
        // Of sockets those between programs, to the kernel's routes, and of the internet where it may be.
        code.AddRange([
            (equal, 0, 9, numbers.Socket),
            (load, 0, 0, 16),
            (equal, 0, 1, 1),
            (answer, 0, 0, Allowed),
            (equal, 0, 1, 16),
            (answer, 0, 0, Allowed),
        ]);
        code.AddRange(
            sockets
                ? [(equal, 1, 0, 2), (equal, 0, 1, 10), (answer, 0, 0, Allowed)]
                : [(equal, 0, 0, 0), (equal, 0, 0, 0), (equal, 0, 0, 0)]
        );
        code.AddRange([(answer, 0, 0, NotPermitted), (answer, 0, 0, Allowed)]);
        return code;
    }
}
