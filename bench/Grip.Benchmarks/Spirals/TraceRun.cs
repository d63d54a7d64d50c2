using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Grip.Benchmarks.Spirals.Rules;
using Grip.Core.Agent;
using Grip.Core.Context;
using Grip.Core.Conversation;
using Grip.Core.Ledger;
using Grip.Core.Models;
using Grip.Core.Permissions;
using Grip.Core.Tools;

namespace Grip.Benchmarks.Spirals;

/// <summary>What became of a trace under one set of rules.</summary>
/// <param name="Wasted">Steps of the spiral that ran after the first revisit, before anything was said or done about it; null if nothing ever was.</param>
/// <param name="ToStop">Answers of the model after the first revisit until the end; null if it was not ended.</param>
/// <param name="Stopped">The turn was ended.</param>
/// <param name="Disturbed">The work was changed by force: another tool demanded, the conversation begun anew, an end.</param>
/// <param name="Told">Something was said or answered.</param>
internal sealed record TraceResult(int? Wasted, int? ToStop, bool Stopped, bool Disturbed, bool Told);

/// <summary>Plays a trace: in Grip's own loop, or past a rule of the field.</summary>
internal static class TraceRun
{
    public static TraceResult Field(Trace trace, FieldRule rule)
    {
        var world = trace.World();
        var (wasted, afterRevisit) = (0, 0);
        int? told = null;
        foreach (var step in trace.Steps)
        {
            if (step.IsWaste)
                afterRevisit++;
            var before = step.Tool is null ? RuleVerdict.GoOn : rule.Before(SeenStep.Of(step, "", failed: false));
            if (before != RuleVerdict.GoOn)
                told ??= wasted;
            if (before == RuleVerdict.Stop)
                return Ended(told, afterRevisit);
            if (before == RuleVerdict.Warn)
                continue;
            var (output, failed) = step.Run(world);
            if (step.IsWaste)
                wasted++;
            if (rule.After(SeenStep.Of(step, output, failed)) == RuleVerdict.Stop)
                return Ended(told ?? wasted, afterRevisit);
        }

        return new TraceResult(trace.IsSpiral ? told : null, null, Stopped: false, Disturbed: false, told is not null);
    }

    private static TraceResult Ended(int? told, int afterRevisit) => new(told, afterRevisit, Stopped: true, Disturbed: true, Told: true);

    public static async Task<TraceResult> GripAsync(Trace trace, CancellationToken cancellation)
    {
        var world = trace.World();
        var ledger = new AttemptLedger(world.ToSenses(), [], ImmutableDictionary<string, string>.Empty);
        var model = new TraceModel(trace);
        var context = new ContextKeeper(ledger, () => model.Profile, summarize: null, KeptState.Empty);
        var guard = new SpiralGuard(ledger, "/work", context, static () => false, hasStronger: false);
        var player = new TracePlayer(model, world);
        ImmutableArray<ITool> tools =
        [
            .. new[]
            {
                ("Read", ToolEffect.Reads),
                ("Edit", ToolEffect.Edits),
                ("Write", ToolEffect.Edits),
                ("Grep", ToolEffect.Reads),
                ("Bash", ToolEffect.Executes),
                ("TodoWrite", ToolEffect.Notes),
            }.Select(tool => new TraceTool(tool.Item1, tool.Item2, player)),
        ];
        var permissions = new RulePermissions(
            PermissionMode.BypassPermissions,
            PermissionRules.None,
            new PermissionPlace("/", "/"),
            ask: null
        );
        var loop = new AgentLoop(
            model,
            new ToolCalls(tools, permissions, guard),
            guard,
            context,
            static _ => Task.FromResult(TurnProof.Nothing),
            static () => null,
            new AgentLimits(trace.Steps.Length + 5, null, 0)
        );
        var seen = new Observation(model, player);
        await foreach (var said in loop.RunAsync(new Transcript("system", []), "Do what was asked.", cancellation))
            seen.Take(said);
        return seen.ToResult(trace);
    }

    /// <summary>Counts along while the loop speaks.</summary>
    private sealed class Observation(TraceModel model, TracePlayer player)
    {
        private int? _told;
        private bool _stopped;
        private bool _disturbed;

        public void Take(AgentEvent said)
        {
            switch (said)
            {
                case AgentEvent.Attempted { Attempt: { Ran: false } or { Noticed.IsEmpty: false } }:
                    _told ??= player.Wasted;
                    break;
                case AgentEvent.Noticed noticed:
                    _told ??= player.Wasted + model.WastedWords;
                    _disturbed |= noticed.Step >= EscalationStep.OtherWay;
                    break;
                case AgentEvent.TurnEnded { Outcome.Reason: StoppedReason.NoProgress }:
                    _stopped = true;
                    break;
            }
        }

        public TraceResult ToResult(Trace trace) =>
            new(trace.IsSpiral ? _told : null, _stopped ? model.AskedAfterRevisit : null, _stopped, _disturbed, _told is not null);
    }
}

/// <summary>A model that follows its trace, whatever it is told.</summary>
internal sealed class TraceModel(Trace trace) : IModel
{
    private int _next;

    public string Id => "trace";

    public ModelProfile Profile { get; } =
        new("trace", 200_000, 8_000, EditFormat.SearchReplace, ParallelCalls: true, TextCalls: false, FewShot: false, Images: false);

    public TraceStep? Current { get; private set; }

    public int AskedAfterRevisit { get; private set; }

    /// <summary>Answers of words alone that wasted a step.</summary>
    public int WastedWords { get; private set; }

    public async IAsyncEnumerable<ModelEvent> AnswerAsync(ModelRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        var step = _next < trace.Steps.Length ? trace.Steps[_next] : TraceStep.Say("This is the end of it.");
        Current = step;
        if (step.IsWaste)
            AskedAfterRevisit++;
        if (step is { IsWaste: true, Tool: null })
            WastedWords++;
        Block block = step.Tool is null ? new Block.Text(step.Words) : new Block.ToolUse($"call{_next}", step.Tool, step.Input);
        _next++;
        yield return new ModelEvent.Answered(
            new ModelAnswer([block], step.Tool is null ? StopReason.EndTurn : StopReason.ToolUse, Core.Models.Usage.None, Id)
        );
    }
}

/// <summary>Runs the step that the model is at.</summary>
internal sealed class TracePlayer(TraceModel model, TraceWorld world)
{
    public int Wasted { get; private set; }

    public ToolResult Play()
    {
        var step = model.Current!;
        if (step.IsWaste)
            Wasted++;
        var (output, failed) = step.Run(world);
        return new ToolResult(output, failed);
    }
}

internal sealed class TraceTool(string name, ToolEffect effect, TracePlayer player) : ITool
{
    public ToolSpec Spec { get; } = new(name, name, """{"type":"object"}""");

    public ToolEffect Effect => effect;

    public string Describe(JsonElement input) => input.EnumerateObject().Select(member => member.Value.ToString()).FirstOrDefault() ?? "";

    public Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation) => Task.FromResult(player.Play());
}
