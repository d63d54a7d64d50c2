using System.Collections.Immutable;
using Grip.Core.Conversation;
using Grip.Core.Models;

namespace Grip.Core.Agent;

/// <summary>What one turn has come to so far. Owned by the loop.</summary>
public sealed class TurnState(Price? price)
{
    private readonly List<Block> _results = [];
    private Usage _usage = Usage.None;
    private string _words = "";

    public int Steps { get; private set; }

    public int ProofRounds { get; set; }

    /// <summary>Calls that were not permitted.</summary>
    public ImmutableArray<Block.ToolUse> Denied { get; private set; } = [];

    /// <summary>The last answer asks for nothing.</summary>
    public bool HandsBack { get; private set; }

    public bool Refused { get; private set; }

    public decimal? CostUsd => price?.Of(_usage);

    public void Add(ModelAnswer answer)
    {
        Steps++;
        _usage += answer.Usage;
        var message = answer.ToMessage();
        HandsBack = !message.ToolUses.Any() && answer.Malformed.IsEmpty;
        Refused = answer.Stop == StopReason.Refusal;
        if (message.Text.Length > 0)
            _words = message.Text;
    }

    public void AddResult(AgentEvent.ToolEnded ended)
    {
        _results.Add(new Block.ToolResult(ended.Call.Id, ended.Result.Content, ended.Result.IsError));
        if (ended.Result.Image is { } image)
            _results.Add(image);
        _usage += ended.Result.Usage;
        if (ended.Denied)
            Denied = Denied.Add(ended.Call);
    }

    public ImmutableArray<Block> TakeResults()
    {
        ImmutableArray<Block> results = [.. _results];
        _results.Clear();
        return results;
    }

    public AgentEvent.TurnEnded End(StoppedReason reason, TurnProof proof) =>
        new(new TurnOutcome(reason, _words, Steps, _usage, CostUsd, proof, Denied));

    /// <summary>How the turn ends with this proof, or null if the model gets another chance.</summary>
    public AgentEvent.TurnEnded? Outcome(TurnProof proof, AgentLimits limits) =>
        Refused ? End(StoppedReason.Refusal, proof)
        : !proof.Holds
            ? ProofRounds < limits.MaxProofRounds ? null
                : End(StoppedReason.NotProven, proof)
        : !Denied.IsEmpty ? End(StoppedReason.Denied, proof)
        : End(StoppedReason.Done, proof);
}
