using System.Collections.Immutable;
using Grip.Core;

namespace Grip.Changes;

/// <summary>The exit codes of every command that changes code.</summary>
internal static class ChangeExitCodes
{
    public static ImmutableArray<(ExitCode Code, string Meaning)> All { get; } =
    [
        (ExitCode.Done, "Landed; or there was nothing to do; or, with --dry-run, it would land."),
        (ExitCode.Refused, "Refused: it would introduce errors or break tests, or it cannot be done safely. Nothing was changed."),
        (ExitCode.Usage, "A name, a pattern or a file on the command line is wrong. Nothing was changed."),
        (ExitCode.Configuration, "There is no .NET SDK, or no project could be loaded."),
        (ExitCode.ToolFailure, "dotnet failed, the disk is full, or another grip holds the workspace."),
    ];
}
