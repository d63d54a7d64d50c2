using System.Collections.Immutable;

namespace Grip.Core.Ledger;

/// <summary>How an action ended.</summary>
/// <param name="Failed">The tool said so: an error, an exit code, a refusal.</param>
/// <param name="Empty">A search that found nothing.</param>
/// <param name="Print">Equal for outcomes that say the same; times, addresses and durations do not count.</param>
/// <param name="Errors">The lines that tell what is wrong, without line numbers; empty if it did not fail.</param>
/// <param name="Line">One line for people.</param>
/// <param name="Excerpt">What is told again if the action is asked for again.</param>
public sealed record AttemptOutcome(bool Failed, bool Empty, string Print, ImmutableArray<string> Errors, string Line, string Excerpt);

/// <summary>One entry of the ledger: what was done, in which state of the workspace, and how it ended.</summary>
/// <param name="Number">From 1 in the session.</param>
/// <param name="Turn">From 1 in the session.</param>
/// <param name="Step">From 1 in the turn.</param>
/// <param name="CallId">That of the call; its result in the conversation has the same.</param>
/// <param name="TreeAfter">The tree that it left.</param>
/// <param name="FaultsAfter">How many errors and failing tests of this turn were open after it.</param>
/// <param name="SideEffects">How many commands with effects that the tree does not show had run when it ended.</param>
/// <param name="Ran">False if it was answered from the ledger.</param>
public sealed record Attempt(
    int Number,
    int Turn,
    int Step,
    string CallId,
    string Tool,
    ActionKind Kind,
    string Shown,
    string Key,
    string Family,
    ImmutableArray<string> Paths,
    string Subject,
    string Made,
    WorkspaceState Before,
    string TreeAfter,
    int FaultsAfter,
    int SideEffects,
    bool Ran,
    AttemptOutcome Outcome
)
{
    /// <summary>What was noticed, in a line each.</summary>
    public ImmutableArray<string> Noticed { get; init; } = [];

    /// <summary>It told or did something that was not known or done before in this turn.</summary>
    public bool IsNews { get; init; }

    /// <summary>Fewer errors, fewer failing tests, a plan item done, or a failing command that now succeeds.</summary>
    public bool IsProgress { get; init; }

    /// <summary>Files that it made into what they had been before, against the edit named by its number.</summary>
    public ImmutableArray<UndoneFile> Undone { get; init; } = [];

    public bool ChangedTree => TreeAfter != Before.Tree;

    /// <summary>It was not permitted.</summary>
    public bool Denied { get; init; }

    /// <summary>Asking again and again is how one waits for it.</summary>
    public bool MayPoll { get; init; }

    /// <summary>Equal where the same errors are open or were printed after it; empty if nothing was wrong.</summary>
    public string Faults { get; init; } = "";
}

/// <param name="Path">Relative to the workspace.</param>
/// <param name="Hash">What it is again.</param>
/// <param name="Edit">The number of the attempt that had changed it.</param>
public readonly record struct UndoneFile(string Path, string? Hash, int Edit);
