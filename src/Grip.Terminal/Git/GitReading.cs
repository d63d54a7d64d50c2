using System.Collections.Immutable;
using System.ComponentModel;

namespace Grip.Terminal.Git;

/// <summary>
/// Asks git what it knows, without anything that the repository's own configuration could start: no monitor, hook, pager,
/// signature check, external diff, text conversion, and nothing fetched.
/// </summary>
public static class GitReading
{
    private static readonly ImmutableArray<string> Safe =
    [
        "--no-pager",
        "--literal-pathspecs",
        "-c",
        "core.fsmonitor=false",
        "-c",
        "core.hooksPath=/dev/null",
        "-c",
        "core.quotePath=false",
        "-c",
        "log.showSignature=false",
        "-c",
        "diff.external=",
    ];

    private static readonly ImmutableDictionary<string, string?> Environment = ImmutableDictionary<string, string?>
        .Empty.Add("GIT_OPTIONAL_LOCKS", "0")
        .Add("GIT_NO_LAZY_FETCH", "1")
        .Add("GIT_ALLOW_PROTOCOL", "none")
        .Add("GIT_TERMINAL_PROMPT", "0")
        .Add("GIT_EXTERNAL_DIFF", null)
        .Add("LC_ALL", "C");

    /// <param name="globs">True lets paths in the arguments hold wildcards.</param>
    /// <returns>Standard output, whole; null if there is no git, or git refuses (no repository, an owner it does not trust).</returns>
    /// <exception cref="OperationCanceledException">Cancelled; git has been killed.</exception>
    public static Task<ImmutableArray<byte>?> TryAskAsync(
        string folder,
        ImmutableArray<string> arguments,
        bool globs,
        TimeSpan limit,
        CancellationToken cancellation
    ) => TryAskAsync(folder, arguments, input: "", globs, limit, cancellation);

    /// <param name="input">What git reads on its standard input.</param>
    public static async Task<ImmutableArray<byte>?> TryAskAsync(
        string folder,
        ImmutableArray<string> arguments,
        string input,
        bool globs,
        TimeSpan limit,
        CancellationToken cancellation
    )
    {
        var options = globs ? Safe.Remove("--literal-pathspecs") : Safe;
        try
        {
            var result = await CommandRunner.RunForBytesAsync(
                new Command("git", [.. options, .. arguments], folder, limit) { Environment = Environment, Input = input },
                cancellation
            );
            return result.ExitCode == 0 ? result.RawOutput : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
