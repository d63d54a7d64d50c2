using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Grip.Terminal.Sandbox;

/// <summary>
/// What root may do besides being root. A container's root keeps powers that see through a sandbox: with the right to measure
/// performance, the environment of every program can be read.
/// </summary>
internal static class Capabilities
{
    private const int DropFromBound = 24;

    // Reading past permissions, networks, raw packets, modules, io ports, chroot, ptrace, accounting, administration, boot, clock,
    // terminals, devices, audit, security modules, log, alarms, performance, bpf, checkpoints.
    private static readonly ImmutableArray<int> Dropped =
    [
        2,
        12,
        13,
        16,
        17,
        18,
        19,
        20,
        21,
        22,
        25,
        26,
        27,
        30,
        32,
        33,
        34,
        35,
        36,
        37,
        38,
        39,
        40,
    ];

    /// <summary>Gives them up for the calling thread and what it starts; does nothing to a user who has none.</summary>
    public static void Drop()
    {
        foreach (var capability in Dropped)
            _ = LinuxCalls.Prctl(DropFromBound, capability, 0, 0, 0);
        var (get, set) = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? (90, 91) : (125, 126);
        var header = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x20080522);
        var held = new byte[24];
        if (Landlock.Pinned(header, at => Landlock.Pinned(held, into => LinuxCalls.Call(get, at, into, 0, 0))) != 0)
            return;
        // Effective, permitted and inheritable, first of the lower 32, then of the higher.
        for (var word = 0; word < 6; word++)
        {
            var kept = BinaryPrimitives.ReadUInt32LittleEndian(held.AsSpan(word * 4));
            foreach (var capability in Dropped)
                if (capability / 32 == word / 3)
                    kept &= ~(1u << (capability % 32));
            BinaryPrimitives.WriteUInt32LittleEndian(held.AsSpan(word * 4), kept);
        }

        _ = Landlock.Pinned(header, at => Landlock.Pinned(held, from => LinuxCalls.Call(set, at, from, 0, 0)));
    }
}
