using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Grip.Core.Conversation;
using Grip.Core.Ledger;
using Grip.Core.Permissions;
using Grip.Core.Text;
using Grip.Core.Tools;

namespace Grip.Core.Agent;

/// <summary>Runs the calls of a step: checks them, asks for permission, runs what only reads side by side and the rest in order.</summary>
/// <param name="guard">Asked before a call whether its outcome is known, and told how it ended.</param>
public sealed class ToolCalls(ImmutableArray<ITool> tools, IPermissions permissions, SpiralGuard guard)
{
    private sealed record Prepared(Block.ToolUse Call, ITool? Tool, JsonElement Input, string Description, string? Problem);

    public ImmutableArray<ToolSpec> Specs { get; } = [.. tools.Select(tool => tool.Spec)];

    /// <summary>Every call gets exactly one result, in the order of the calls.</summary>
    public async IAsyncEnumerable<AgentEvent> RunAsync(
        ImmutableArray<Block.ToolUse> calls,
        TurnState turn,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var prepared = calls.Select(Prepare).ToImmutableArray();
        foreach (var call in prepared)
            yield return new AgentEvent.ToolStarted(call.Call, call.Description);

        var meanwhile = calls.IsEmpty ? null : await guard.BeginStepAsync(cancellation);
        for (var i = 0; i < prepared.Length; )
        {
            // What only reads runs side by side up to the next call that does more.
            var together = Math.Max(1, prepared.Skip(i).TakeWhile(OnlyReads).Count());
            foreach (var running in prepared.Slice(i, together).Select(call => RunAsync(call, cancellation)).ToImmutableArray())
            {
                var (action, ended, ran) = await running;
                var (attempt, result) = await guard.RecordAsync(action, ended, turn.Steps, ran, cancellation);
                ended = ended with { Result = meanwhile is null ? result : result with { Content = $"{result.Content}\n\n{meanwhile}" } };
                meanwhile = null;
                turn.AddResult(ended);
                yield return ended;
                yield return new AgentEvent.Attempted(attempt);
            }

            i += together;
        }
    }

    private static bool OnlyReads(Prepared call) =>
        call.Tool is null || call.Problem is not null || call.Tool.EffectOf(call.Input) == ToolEffect.Reads;

    private async Task<(ToolAction Action, AgentEvent.ToolEnded Ended, bool Ran)> RunAsync(Prepared call, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var action = guard.ActionOf(call.Call, call.Problem is null ? call.Tool : null, call.Input, call.Description);
        if (call.Problem is null && guard.Consult(action) is { } known)
            return (action, new AgentEvent.ToolEnded(call.Call, known, Denied: false, clock.Elapsed), false);
        var (result, denied) = await AnswerAsync(call, cancellation);
        return (action, new AgentEvent.ToolEnded(call.Call, result, denied, clock.Elapsed), true);
    }

    private async Task<(ToolResult Result, bool Denied)> AnswerAsync(Prepared call, CancellationToken cancellation)
    {
        if (call.Tool is null || call.Problem is not null)
            return (ToolResult.Error(call.Problem!), false);
        if (await permissions.DecideAsync(call.Tool, call.Input, cancellation) is Decision.Denied denied)
            return (ToolResult.Error(denied.ForTheModel), true);
        try
        {
            var result = await call.Tool.RunAsync(call.Input, cancellation);
            return (result with { Content = ModelText.Of(result.Content) }, false);
        }
        catch (GripException failure)
        {
            return (ToolResult.Error(Describe(failure)), false);
        }
    }

    private Prepared Prepare(Block.ToolUse call)
    {
        var tool = tools.FirstOrDefault(tool => tool.Spec.Name == call.Name);
        if (tool is null)
            return new Prepared(call, null, default, call.Name, UnknownTool(call.Name));
        try
        {
            var input = JsonElement.Parse(call.Input.Length == 0 ? "{}" : call.Input);
            var problem = InputSchema.Problem(tool.Spec, input);
            return new Prepared(call, tool, input, problem is null ? tool.Describe(input) : call.Name, problem);
        }
        catch (JsonException malformed)
        {
            return new Prepared(
                call,
                tool,
                default,
                call.Name,
                $"The arguments of {call.Name} are not JSON ({malformed.Message}); nothing was run. Received: {call.Input}"
            );
        }
    }

    private string UnknownTool(string name)
    {
        var nearest = Spelling.Nearest(name, tools.Select(tool => tool.Spec.Name), 1);
        var hint = nearest.Count > 0 ? $" Did you mean {nearest[0]}?" : "";
        return $"There is no tool '{name}'.{hint} The tools are: {string.Join(", ", tools.Select(tool => tool.Spec.Name))}.";
    }

    private static string Describe(GripException failure) =>
        string.Join(
            '\n',
            [
                failure.Message,
                .. failure.Places.Select(place => $"  {place}"),
                .. failure.NextStep is { } next ? [next] : Array.Empty<string>(),
            ]
        );
}
