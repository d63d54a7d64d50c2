using System.Collections.Immutable;
using Grip.Core.Conversation;
using Grip.Core.Ledger;
using Grip.Core.Models;

namespace Grip.Core.Agent;

/// <summary>Why a turn ended; <c>stopped_reason</c> of the result.</summary>
public enum StoppedReason
{
    /// <summary>The model handed back and nothing that the turn changed is open.</summary>
    Done,

    /// <summary>The model handed back, but what it changed is not proven, also after being told.</summary>
    NotProven,

    /// <summary>What was needed was not permitted, and the turn changed nothing or says that it could not go on.</summary>
    Denied,
    TurnLimit,
    Budget,

    /// <summary>The turn went in circles; <see cref="TurnOutcome.Stuck"/> says how.</summary>
    NoProgress,
    Refusal,

    /// <summary>The model did not answer; <see cref="TurnOutcome.Failure"/> says why.</summary>
    ModelFailed,
}

/// <param name="Denied">Calls that were not permitted.</param>
/// <param name="Answer">The model's last words.</param>
/// <param name="Steps">How often the model was asked.</param>
/// <param name="CostUsd">Null if the model's price is not known.</param>
public sealed record TurnOutcome(
    StoppedReason Reason,
    string Answer,
    int Steps,
    Usage Usage,
    decimal? CostUsd,
    TurnProof Proof,
    ImmutableArray<Block.ToolUse> Denied
)
{
    /// <summary>How the turn went in circles; null if it did not end so.</summary>
    public StuckReport? Stuck { get; init; }

    /// <summary>Why the model did not answer; null if it did.</summary>
    public ModelException? Failure { get; init; }
}
