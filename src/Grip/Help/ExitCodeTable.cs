using System.Collections.Immutable;
using Grip.Core;

namespace Grip.Help;

/// <summary>What the exit codes mean, whichever command gives them.</summary>
internal static class ExitCodeTable
{
    public static ImmutableArray<(ExitCode Code, string Meaning)> All { get; } =
    [.. Enum.GetValues<ExitCode>().Select(code => (code, MeaningOf(code)))];

    private static string MeaningOf(ExitCode code) =>
        code switch
        {
            ExitCode.Done => "Done. For a check: nothing was found.",
            ExitCode.Refused => "Refused by the gate, or a check found something. Nothing was changed.",
            ExitCode.Usage => "The command line or a file given on it is wrong. Nothing was changed.",
            ExitCode.Credentials => "The model's server takes no key, or not this one.",
            ExitCode.Sandbox => "The sandbox that a command needs is not available.",
            ExitCode.Configuration => "The machine or a settings file is not as needed, as in no .NET SDK.",
            ExitCode.TurnLimit => "The limit of --max-turns was reached before the task was done.",
            ExitCode.ToolFailure => "A program that grip called (dotnet, git) failed.",
            ExitCode.Untrusted => "The folder is not trusted, and what was asked needs that.",
            ExitCode.NoProgress => "Stopped: the agent repeated itself or made no progress.",
            ExitCode.Budget => "The limit of --max-budget-usd was reached before the task was done.",
            ExitCode.PartlyDone => "Some of what was asked is done, the rest is listed.",
            ExitCode.Internal => "A bug in grip. The message names a file with the details.",
            ExitCode.Interrupted => "Interrupted (Ctrl-C). Nothing was left half done.",
            ExitCode.Terminated => "Terminated (SIGTERM). Nothing was left half done.",
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, message: null),
        };
}
