using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Grip.Core.Context;
using Grip.Core.Conversation;
using Grip.Core.Ledger;
using Grip.Core.Models;
using Grip.Core.Tools;

namespace Grip.Core.Agent;

/// <summary>One agent: asks the model, runs its calls, and does not call a turn done before it is proven.</summary>
/// <param name="guard">Notices when the turn goes in circles.</param>
/// <param name="context">Keeps the conversation inside the window.</param>
/// <param name="prove">Judges what the turn changed; called when the model hands back.</param>
/// <param name="steering">Words that the user typed meanwhile; taken up after the tools of a step.</param>
public sealed class AgentLoop(
    IModel model,
    ToolCalls tools,
    SpiralGuard guard,
    ContextKeeper context,
    Func<CancellationToken, Task<TurnProof>> prove,
    Func<string?> steering,
    AgentLimits limits
)
{
    private ModelAnswer? _answer;
    private TurnState _turn = new();

    /// <summary>What the turn under way, or the last one, has cost so far; null if the price is not known.</summary>
    public decimal? SpentUsd => _turn.CostUsd;

    /// <summary>What the model is told of its tools, as it stands in every request.</summary>
    public ImmutableArray<ToolSpec> Tools => tools.Specs;

    /// <summary>Runs one turn: from a prompt until the agent hands back.</summary>
    /// <param name="conversation">Read and added to; nobody else may write to it during the turn.</param>
    /// <exception cref="ModelException">The model does not answer; the conversation stands as recorded.</exception>
    /// <exception cref="OperationCanceledException">Cancelled at any point; no tool is half done.</exception>
    public async IAsyncEnumerable<AgentEvent> RunAsync(
        Transcript conversation,
        string prompt,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var turn = _turn = new TurnState();
        context.Begin(conversation);
        guard.BeginTurn();
        yield return conversation.Say(prompt, Speaker.User);
        while (true)
        {
            if (limits.Reached(turn.Steps, turn.CostUsd) is { } limit)
            {
                yield return turn.End(limit, await prove(cancellation));
                yield break;
            }

            if (await context.MakeRoomAsync(conversation, tools.Specs, cancellation) is { } compacted)
                yield return compacted;
            await foreach (var step in StepAsync(conversation, turn, cancellation))
                yield return step;
            var words = steering();
            if (words is not null)
                yield return conversation.Say(words, Speaker.User);
            await foreach (var noticed in guard.LookAsync(conversation, turn, tools.Specs, cancellation))
                yield return noticed;
            if (turn.Stuck is not null)
            {
                yield return turn.End(StoppedReason.NoProgress, await prove(cancellation));
                yield break;
            }

            // Words that came with the last answer want an answer too.
            if (words is not null || !turn.HandsBack)
                continue;

            var proof = await prove(cancellation);
            yield return new AgentEvent.Judged(proof);
            if (turn.Outcome(proof, limits) is { } ended)
            {
                yield return ended;
                yield break;
            }

            turn.ProofRounds++;
            yield return conversation.Say(proof.Open, Speaker.Harness);
        }
    }

    /// <summary>How a turn ends whose model gave up with <paramref name="failure"/>.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while the work was judged.</exception>
    public async Task<AgentEvent.TurnEnded> FailAsync(ModelException failure, CancellationToken cancellation)
    {
        var ended = _turn.End(StoppedReason.ModelFailed, await prove(cancellation));
        return ended with { Outcome = ended.Outcome with { Failure = failure } };
    }

    private async IAsyncEnumerable<AgentEvent> StepAsync(
        Transcript conversation,
        TurnState turn,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var clock = Stopwatch.StartNew();
        await foreach (var said in AskAsync(conversation, cancellation))
            yield return said;
        var answer = _answer!;
        turn.Add(answer, model.Profile.Price);
        context.Counted(answer.Usage);
        conversation.Add(answer.ToMessage(), Voice.Model);
        yield return new AgentEvent.Answered(turn.Steps, answer, clock.Elapsed);

        ImmutableArray<Block.ToolUse> calls = [.. answer.ToMessage().ToolUses];
        await foreach (var acted in tools.RunAsync(calls, turn, cancellation))
            yield return acted;
        if (!calls.IsEmpty)
            yield return conversation.AddResults(turn.TakeResults());
        if (!answer.Malformed.IsEmpty)
            yield return conversation.Say(MalformedText.Of(answer.Malformed), Speaker.Harness);
    }

    private async IAsyncEnumerable<AgentEvent> AskAsync(Transcript conversation, [EnumeratorCancellation] CancellationToken cancellation)
    {
        _answer = null;
        context.Asked(conversation.System, tools.Specs, conversation.Messages);
        var request = new ModelRequest(conversation.System, conversation.Messages, tools.Specs) { ForcedTool = guard.TakeForcedTool() };
        await foreach (var streamed in model.AnswerAsync(request, cancellation))
            switch (streamed)
            {
                case ModelEvent.TextDelta delta:
                    yield return new AgentEvent.TextDelta(delta.Text);
                    break;
                case ModelEvent.ThinkingDelta delta:
                    yield return new AgentEvent.ThinkingDelta(delta.Text);
                    break;
                case ModelEvent.Retrying retry:
                    yield return new AgentEvent.Retrying(retry);
                    break;
                case ModelEvent.FellBack fell:
                    yield return new AgentEvent.FellBack(fell);
                    break;
                case ModelEvent.Answered answered:
                    _answer = answered.Answer;
                    break;
                default:
                    throw new UnreachableException();
            }

        if (_answer is null)
            throw new ModelException(ModelFailure.BrokenStream, $"{model.Id} ended its stream without an answer.", "Try again.");
    }
}
