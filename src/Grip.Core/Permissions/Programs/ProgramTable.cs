using System.Collections.Immutable;

namespace Grip.Core.Permissions.Programs;

/// <summary>What Grip knows about programs, one entry after the other; the first that knows a program describes it.</summary>
internal static class ProgramTable
{
    private static readonly ImmutableArray<Func<string, ImmutableArray<Argument>, Effects?>> Entries =
    [
        ShellBuiltins.TryDescribe,
        Readers.TryDescribe,
        Wrappers.TryDescribe,
        Shells.TryDescribe,
        GitProgram.TryDescribe,
        FindProgram.TryDescribe,
        FilePrograms.TryDescribe,
        TextPrograms.TryDescribe,
        DotnetProgram.TryDescribe,
        Destroyers.TryDescribe,
        Tools.TryDescribe,
    ];

    /// <param name="program">Its name without a folder.</param>
    public static Effects Describe(string program, ImmutableArray<Argument> arguments)
    {
        foreach (var entry in Entries)
            if (entry(program, arguments) is { } effects)
                return effects;
        return Effects.Unfamiliar;
    }

    public static ImmutableHashSet<string> Words(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
