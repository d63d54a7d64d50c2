using System.Collections.Immutable;
using Grip.Core.Context;
using Grip.Core.Conversation;
using Grip.Core.Ledger;
using Grip.Core.Models;
using Grip.Core.Tools;

namespace Grip.Core.Agent;

/// <summary>
/// All that the loop says. Screen, JSON output, session file and ledger listen; the loop itself never prints or writes.
/// The loop goes on when the listener asks for the next event, so what was said is recorded before the next request is sent.
/// </summary>
public abstract record AgentEvent
{
    private AgentEvent() { }

    /// <summary>A message of the user's side was added: the prompt, words in between, or the harness's list of what is open.</summary>
    public sealed record Said(Message Message, Speaker By) : AgentEvent;

    public sealed record TextDelta(string Text) : AgentEvent;

    public sealed record ThinkingDelta(string Text) : AgentEvent;

    public sealed record Retrying(ModelEvent.Retrying Retry) : AgentEvent;

    public sealed record FellBack(ModelEvent.FellBack Fall) : AgentEvent;

    /// <summary>The model's answer is whole.</summary>
    /// <param name="Step">From 1 in this turn.</param>
    public sealed record Answered(int Step, ModelAnswer Answer, TimeSpan Duration) : AgentEvent;

    /// <param name="Description">One line for people.</param>
    public sealed record ToolStarted(Block.ToolUse Call, string Description) : AgentEvent;

    public sealed record ToolEnded(Block.ToolUse Call, ToolResult Result, bool Denied, TimeSpan Duration) : AgentEvent;

    /// <summary>An ended call was written into the ledger.</summary>
    public sealed record Attempted(Attempt Attempt) : AgentEvent;

    /// <summary>The turn goes in circles; what is done about it.</summary>
    public sealed record Noticed(EscalationStep Step, Finding Finding) : AgentEvent;

    /// <summary>The conversation was made anew, so that it fits the window or leads out of a spiral.</summary>
    /// <param name="Before">Tokens.</param>
    /// <param name="After">Tokens.</param>
    /// <param name="Sections">What was kept.</param>
    /// <param name="Entries">The conversation as it is now.</param>
    /// <param name="Kept">What the next compaction builds on.</param>
    public sealed record Compacted(
        CompactionCause Cause,
        int Before,
        int After,
        ImmutableArray<KeptSection> Sections,
        ImmutableArray<Entry> Entries,
        KeptState Kept
    ) : AgentEvent;

    /// <summary>The results of a step were added to the conversation.</summary>
    public sealed record ResultsAdded(Message Message) : AgentEvent;

    /// <summary>The work of this turn was judged.</summary>
    public sealed record Judged(TurnProof Proof) : AgentEvent;

    public sealed record TurnEnded(TurnOutcome Outcome) : AgentEvent;
}

/// <summary>Whose words a message of the user's side carries.</summary>
public enum Speaker
{
    User,
    Harness,
}
