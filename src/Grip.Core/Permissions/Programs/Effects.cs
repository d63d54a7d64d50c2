using System.Collections.Immutable;

namespace Grip.Core.Permissions.Programs;

/// <summary>What a program would do with its arguments, as far as Grip knows the program.</summary>
internal sealed record Effects
{
    /// <summary>Nothing is known about the program: it may start what its arguments name.</summary>
    public static Effects Unfamiliar { get; } = new() { IsFamiliar = false };

    public bool IsFamiliar { get; init; } = true;

    /// <summary>It only reads, if its options hold nothing else.</summary>
    public bool OnlyReads { get; init; }

    /// <summary>It does nothing itself: what it runs is judged in its place.</summary>
    public bool IsWrapper { get; init; }

    /// <summary>Making, copying and moving files: free in acceptEdits where all paths lie in the workspace.</summary>
    public bool IsFileCommand { get; init; }

    public ImmutableArray<Argument> Reads { get; init; } = [];

    public ImmutableArray<Argument> Writes { get; init; } = [];

    /// <summary>Places whose contents decide what is run, as of make -C: they have to lie in the workspace.</summary>
    public ImmutableArray<Argument> Uses { get; init; } = [];

    /// <summary>Where the commands after this one are run; null if it stays.</summary>
    public Argument? Folder { get; init; }

    /// <summary>What would be lost; null if nothing.</summary>
    public string? Loss { get; init; }

    /// <summary>Names that mean a branch, unless there is a file of that name: then its changes would be lost.</summary>
    public ImmutableArray<Argument> LostIfFiles { get; init; } = [];

    /// <summary>Why nobody can see what would be run; null if it can be seen.</summary>
    public string? Opaque { get; init; }

    /// <summary>What a rule with '*' was not written for, as in "--output writes a file"; null if there is nothing.</summary>
    public string? Concern { get; init; }

    /// <summary>The option behind <see cref="Concern"/> or <see cref="Opaque"/>: a rule that names it means it.</summary>
    public string? Option { get; init; }

    /// <summary>Commands that it starts, which have to be allowed themselves.</summary>
    public ImmutableArray<ImmutableArray<Argument>> Runs { get; init; } = [];

    /// <summary>Commands that it starts under a rule of its own; judged only for what is denied or destroys.</summary>
    public ImmutableArray<ImmutableArray<Argument>> Carries { get; init; } = [];

    /// <summary>Shell commands that it starts, as text.</summary>
    public ImmutableArray<string> Scripts { get; init; } = [];

    /// <summary>The arguments without options that only say where or how, as in git -C: what rules are matched with as well.</summary>
    public ImmutableArray<Argument>? Canonical { get; init; }
}
