using System.Collections.Immutable;

namespace Grip.Terminal.Sandbox;

/// <summary>What a sandboxed program may do. Everything else is refused by the system, whatever the program is.</summary>
/// <param name="Writable">Folders and files that it may read, write and run; full paths. One that does not exist is left out.</param>
/// <param name="Readable">Folders and files that it may read and run.</param>
/// <param name="Network">Whether it may reach other machines, or programs of this one.</param>
public sealed record SandboxPolicy(ImmutableArray<string> Writable, ImmutableArray<string> Readable, bool Network);

/// <summary>What this system can hold a program back with.</summary>
/// <param name="Landlock">The version of Landlock; 0 if there is none.</param>
/// <param name="Seccomp">Whether system calls can be refused.</param>
/// <param name="OwnNetwork">Whether a program can be given a network of its own with nothing in it; else it gets none at all.</param>
/// <param name="Missing">Why there is no sandbox; null if there is one.</param>
public sealed record SandboxSupport(int Landlock, bool Seccomp, bool OwnNetwork, string? Missing)
{
    public bool Holds => Missing is null;
}
