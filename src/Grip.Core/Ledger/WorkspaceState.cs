using System.Collections.Immutable;
using Grip.Core.Text;

namespace Grip.Core.Ledger;

/// <param name="Path">Relative to the workspace.</param>
/// <param name="Was">Of its content before; null if it was not there.</param>
/// <param name="Hash">Of its content; null if it is gone.</param>
public readonly record struct FileVersion(string Path, string? Was, string? Hash);

/// <summary>The workspace at one moment, as far as it decides how an action ends.</summary>
/// <param name="Tree">Equal for trees with the same files and contents; build output and version control do not count.</param>
/// <param name="Errors">The errors that this turn has introduced and that are open, each in one line without line numbers.</param>
/// <param name="FailingTests">Full names of the tests that failed when tests were last run and did not fail before.</param>
public sealed record WorkspaceState(string Tree, ImmutableArray<string> Errors, ImmutableArray<string> FailingTests)
{
    /// <summary>Files that changed since the workspace was last looked at, by whomever.</summary>
    public ImmutableArray<FileVersion> Changed { get; init; } = [];

    public static WorkspaceState Unknown { get; } = new("", [], []);

    /// <summary>Equal where the same errors are open and the same tests fail; empty if nothing is wrong.</summary>
    public string Faults =>
        Errors.IsEmpty && FailingTests.IsEmpty
            ? ""
            : ContentHash
                .Of(
                    System.Text.Encoding.UTF8.GetBytes(
                        string.Join('\n', Errors.Order(StringComparer.Ordinal).Concat(FailingTests.Order(StringComparer.Ordinal)))
                    )
                )
                .Value[..16];

    public int FaultCount => Errors.Length + FailingTests.Length;
}

/// <summary>What the ledger is told of the world; it touches nothing itself.</summary>
/// <param name="Look">The workspace now. Called before and after every action that can change it.</param>
/// <param name="Check">Whether what an attempt rests on exists: a sentence with the nearest that does, or null if there is nothing to say.</param>
/// <param name="Mark">Names the work as it stands now, for <paramref name="ReturnTo"/>.</param>
/// <param name="ReturnTo">Takes the work back to a mark; what was taken back, in a sentence, or null if nothing was.</param>
public sealed record LedgerSenses(
    Func<CancellationToken, ValueTask<WorkspaceState>> Look,
    Func<Premise, CancellationToken, ValueTask<string?>> Check,
    Func<string> Mark,
    Func<string, CancellationToken, Task<string?>> ReturnTo
);
