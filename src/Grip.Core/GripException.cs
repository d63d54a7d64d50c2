using System.Collections.Immutable;

namespace Grip.Core;

/// <summary>Exit codes as documented in docs/exit-codes.md. Not done is never 0.</summary>
public enum ExitCode
{
    Done = 0,
    Refused = 1,
    Usage = 2,
    Credentials = 41,
    Sandbox = 44,
    Configuration = 52,
    TurnLimit = 53,
    ToolFailure = 54,
    Untrusted = 55,
    NoProgress = 60,
    Budget = 61,
    PartlyDone = 62,
    Internal = 70,
    Interrupted = 130,
    Terminated = 143,
}

/// <summary>
/// An expected failure on its way to the user: what happened, where, what to do next. The one boundary in the program
/// prints it without a stack trace.
/// </summary>
/// <param name="places">Where it happened, one line each, as in "src/Order.cs:12:17 Total".</param>
/// <param name="nextStep">What the user can do, as a sentence; null if there is nothing sensible to say.</param>
public class GripException(ExitCode exitCode, string what, string? nextStep = null, ImmutableArray<string> places = default)
    : Exception(what)
{
    public ExitCode ExitCode { get; } = exitCode;
    public string? NextStep { get; } = nextStep;
    public ImmutableArray<string> Places { get; } = places.IsDefault ? [] : places;
}
