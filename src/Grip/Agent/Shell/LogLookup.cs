using System.Text.RegularExpressions;
using Grip.Core;
using Grip.Terminal.Digests;

namespace Grip.Agent.Shell;

/// <summary>One question to a stored output; the Log tool and <c>grip log</c> ask alike.</summary>
internal sealed record LogLookup(string? Lines, string? Search, int? NextError)
{
    /// <exception cref="GripException">The range or the pattern cannot be read.</exception>
    public string Answer(FoldedLog log)
    {
        if (Search is not null)
            return LogQuery.Search(log, Pattern(Search));
        if (NextError is { } after)
            return LogQuery.NextError(log, after);
        return LogQuery.Lines(log, Lines ?? "-40")
            ?? throw new GripException(ExitCode.Usage, $"'{Lines}' is no range of lines.", "Write 10-60, 10-, or -40 for the last 40.");
    }

    private static Regex Pattern(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
        }
        catch (Exception malformed) when (malformed is ArgumentException or NotSupportedException)
        {
            throw new GripException(
                ExitCode.Usage,
                $"'{pattern}' is not a regular expression that can be used: {malformed.Message}",
                "Escape what is meant literally with \\."
            );
        }
    }
}
