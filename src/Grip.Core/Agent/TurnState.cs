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

    public int Denials { get; private set; }

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

    public void AddResult(Block.ToolResult result, Block.Image? image, bool denied)
    {
        _results.Add(result);
        if (image is not null)
            _results.Add(image);
        if (denied)
            Denials++;
    }

    public ImmutableArray<Block> TakeResults()
    {
        ImmutableArray<Block> results = [.. _results];
        _results.Clear();
        return results;
    }

    public AgentEvent.TurnEnded End(StoppedReason reason, TurnProof proof) =>
        new(new TurnOutcome(reason, _words, Steps, _usage, CostUsd, proof, Denials));

    /// <summary>How the turn ends with this proof, or null if the model gets another chance.</summary>
    public AgentEvent.TurnEnded? Outcome(TurnProof proof, AgentLimits limits) =>
        Refused ? End(StoppedReason.Refusal, proof)
        : !proof.Holds ? ProofRounds < limits.MaxProofRounds ? null : End(StoppedReason.NotProven, proof)
        : Denials > 0 ? End(StoppedReason.Denied, proof)
        : End(StoppedReason.Done, proof);
}
