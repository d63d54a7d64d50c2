using System.Collections.Immutable;
using Grip.Core.Conversation;
using Grip.Core.Ledger;
using Grip.Core.Models;

namespace Grip.Core.Agent;

/// <summary>What one turn has come to so far. Owned by the loop.</summary>
public sealed class TurnState
{
    private readonly List<Block> _results = [];
    private Usage _usage = Usage.None;
    private string _words = "";
    private decimal? _cost = 0;
    private Price? _price;

    public int Steps { get; private set; }

    public int ProofRounds { get; set; }

    /// <summary>Calls that were not permitted.</summary>
    public ImmutableArray<Block.ToolUse> Denied { get; private set; } = [];

    /// <summary>The last answer asks for nothing.</summary>
    public bool HandsBack { get; private set; }

    public bool Refused { get; private set; }

    /// <summary>What the last answer says.</summary>
    public string LastWords { get; private set; } = "";

    /// <summary>Why the turn has to end although the model would go on; null if it need not.</summary>
    public StuckReport? Stuck { get; set; }

    /// <summary>Null as soon as one answer's price is not known.</summary>
    public decimal? CostUsd => _cost;

    /// <param name="price">Of the model that answered; another one may have taken over.</param>
    public void Add(ModelAnswer answer, Price? price)
    {
        Steps++;
        _usage += answer.Usage;
        _price = price;
        _cost += price?.Of(answer.Usage);
        var message = answer.ToMessage();
        LastWords = message.Text;
        HandsBack = !message.ToolUses.Any() && answer.Malformed.IsEmpty;
        Refused = answer.Stop == StopReason.Refusal;
        if (message.Text.Length > 0)
            _words = message.Text;
    }

    /// <summary>The model handed back, but is not let go.</summary>
    public void GoOn() => HandsBack = false;

    public void AddResult(AgentEvent.ToolEnded ended)
    {
        _results.Add(new Block.ToolResult(ended.Call.Id, ended.Result.Content, ended.Result.IsError));
        if (ended.Result.Image is { } image)
            _results.Add(image);
        _usage += ended.Result.Usage;
        _cost += _price?.Of(ended.Result.Usage);
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
        new(new TurnOutcome(reason, _words, Steps, _usage, CostUsd, proof, Denied) { Stuck = Stuck });

    /// <summary>How the turn ends with this proof, or null if the model gets another chance.</summary>
    public AgentEvent.TurnEnded? Outcome(TurnProof proof, AgentLimits limits) =>
        Refused ? End(StoppedReason.Refusal, proof)
        : !proof.Holds
            ? ProofRounds < limits.MaxProofRounds ? null
                : End(StoppedReason.NotProven, proof)
        : !Denied.IsEmpty ? End(StoppedReason.Denied, proof)
        : End(StoppedReason.Done, proof);
}
