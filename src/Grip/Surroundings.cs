using Grip.Core;

namespace Grip;

/// <summary>All that the program touches of the world around it, so that tests can run it in their own process.</summary>
/// <param name="Output">Where answers go; flushed by the program before it returns.</param>
/// <param name="Error">Where progress and messages go.</param>
/// <param name="CurrentDirectory">Absolute; relative paths on the command line start here.</param>
/// <param name="Environment">The value of an environment variable, or null.</param>
internal sealed record Surroundings(
    TextReader Input,
    StreamWriter Output,
    TextWriter Error,
    string CurrentDirectory,
    Func<string, string?> Environment
)
{
    /// <summary>True if something else than a person writes standard input.</summary>
    public bool InputIsPiped { get; init; }

    /// <summary>True if a person sits at a terminal that can be drawn on: what a session needs.</summary>
    public bool InputIsTerminal { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal; 80 where there is none.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Which exit code a cancellation means, as the signal that caused it decides.</summary>
    public Func<ExitCode> Cancelled { get; init; } = () => ExitCode.Interrupted;
}
