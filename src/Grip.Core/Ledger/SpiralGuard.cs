using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Grip.Core.Agent;
using Grip.Core.Context;
using Grip.Core.Conversation;
using Grip.Core.Ledger.Rules;
using Grip.Core.Tools;

namespace Grip.Core.Ledger;

/// <summary>Keeps a turn from going in circles: answers from the ledger, looks at each step, and climbs the ladder when a spiral goes on.</summary>
/// <param name="root">The workspace's folder.</param>
/// <param name="context">Makes the conversation anew when that is the way out.</param>
/// <param name="stronger">Lets another model go on; false if there is none, or it is already at work.</param>
/// <param name="hasStronger">Whether another model was named.</param>
public sealed class SpiralGuard(AttemptLedger ledger, string root, ContextKeeper context, Func<bool> stronger, bool hasStronger)
{
    private readonly Escalation _ladder = new(hasStronger);
    private readonly List<Finding> _findings = [];
    private readonly BestState _best = new();
    private string? _forcedTool;
    private bool _news;
    private bool _progress;

    public AttemptLedger Ledger => ledger;

    /// <summary>The user has spoken; a new turn, or words in between.</summary>
    public void BeginTurn()
    {
        ledger.BeginTurn();
        _ladder.Forget();
        _best.Begin(ledger.Senses.Mark(), ledger.Now.FaultCount);
        (_forcedTool, _news, _progress) = (null, false, false);
        _findings.Clear();
    }

    /// <summary>The tool that the next answer must call, once.</summary>
    public string? TakeForcedTool()
    {
        var tool = _forcedTool;
        _forcedTool = null;
        return tool;
    }

    /// <summary>Looks at the workspace before the calls of a step are run.</summary>
    /// <returns>For the model: which files somebody else changed; null if none that it has seen.</returns>
    public async ValueTask<string?> BeginStepAsync(CancellationToken cancellation) =>
        context.Views.ChangedByOthers(await ledger.LookAsync(cancellation));

    public ToolAction ActionOf(Block.ToolUse call, ITool? tool, JsonElement input, string shown) =>
        tool is null || input.ValueKind != JsonValueKind.Object ? ToolAction.Unfit(call) : ToolAction.Of(call, input, tool, shown, root);

    /// <returns>The answer if the outcome is known; else null, and the call has to be run.</returns>
    public ToolResult? Consult(ToolAction action)
    {
        if (ledger.Consult(action, context.IsShown) is not { } known)
            return null;
        _findings.Add(known.Finding);
        return known.Result;
    }

    /// <summary>Writes an ended call down.</summary>
    /// <returns>The entry, and the result with what is to be said about it.</returns>
    public async ValueTask<(Attempt Attempt, ToolResult Result)> RecordAsync(
        ToolAction action,
        AgentEvent.ToolEnded ended,
        int step,
        bool ran,
        CancellationToken cancellation
    )
    {
        var (attempt, findings, premise) = await ledger.RecordAsync(action, ended.Result, step, ran, ended.Denied, cancellation);
        _findings.AddRange(findings.Where(finding => finding.Counts));
        _news |= attempt.IsNews;
        _progress |= attempt.IsProgress;
        _best.Consider(ledger, attempt);
        var said = findings
            .Select(finding => $"Noticed: {finding.Fact}")
            .Append(premise is null ? null : $"Checked: {premise}")
            .Append(context.Views.After(attempt, ledger))
            .OfType<string>()
            .ToArray();
        var fit = context.Fit(ended.Result, attempt.Kind);
        return (attempt, said.Length == 0 ? fit : fit with { Content = $"{fit.Content.TrimEnd('\n')}\n\n{string.Join('\n', said)}" });
    }

    /// <summary>Looks at a step that has ended, and does what is to be done about it.</summary>
    public async IAsyncEnumerable<AgentEvent> LookAsync(
        Transcript conversation,
        TurnState turn,
        ImmutableArray<ToolSpec> tools,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var words =
            turn.HandsBack && !turn.Refused ? AnnouncedRule.Look(turn.LastWords) ?? ClaimRule.Look(turn.LastWords, ledger.Turn) : null;
        if (words is not null)
            _findings.Add(words);
        ImmutableArray<Finding> findings = [.. _findings];
        var step = _ladder.Climb(findings, _news, _progress);
        _findings.Clear();
        (_news, _progress) = (false, false);
        if (step == EscalationStep.None)
            yield break;
        if (words is not null && step > EscalationStep.Fact)
            step = EscalationStep.Stop;
        if (step == EscalationStep.StrongerModel && !stronger())
            step = EscalationStep.Stop;
        var finding = findings[^1];
        yield return new AgentEvent.Noticed(step, finding);
        await foreach (var done in TakeAsync(step, finding, words is not null, conversation, turn, tools, cancellation))
            yield return done;
    }

    private async IAsyncEnumerable<AgentEvent> TakeAsync(
        EscalationStep step,
        Finding finding,
        bool isWords,
        Transcript conversation,
        TurnState turn,
        ImmutableArray<ToolSpec> tools,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        switch (step)
        {
            case EscalationStep.Fact when isWords:
                turn.GoOn();
                _forcedTool = Announced(turn.LastWords, tools);
                yield return conversation.Say(finding.Fact, Speaker.Harness);
                break;
            case EscalationStep.Summary:
                yield return conversation.Say(LedgerNotes.Summary(ledger.Turn, finding), Speaker.Harness);
                break;
            case EscalationStep.OtherWay:
                var way = OtherWay.Than(ledger.Turn.Count == 0 ? null : ledger.Turn[^1], finding, ledger.Turn, tools);
                _forcedTool = way.Tool;
                yield return conversation.Say(way.Said, Speaker.Harness);
                break;
            case EscalationStep.FreshContext:
                var takenBack = await _best.ReturnAsync(ledger, cancellation);
                yield return context.StartFresh(conversation, ledger, finding, takenBack);
                break;
            case EscalationStep.StrongerModel:
                yield return context.StartFresh(conversation, ledger, finding, takenBack: null);
                break;
            case EscalationStep.Stop:
                turn.Stuck = StuckReport.Of(isWords ? finding : _ladder.Worst ?? finding, ledger, hasStronger);
                break;
        }
    }

    /// <summary>The tool that was meant, as far as the words tell.</summary>
    private static string? Announced(string words, ImmutableArray<ToolSpec> tools)
    {
        var last = words[Math.Max(0, words.Length - 300)..];
        var meant = new[]
        {
            ("edit", "Edit"),
            ("chang", "Edit"),
            ("updat", "Edit"),
            ("fix", "Edit"),
            ("replac", "Edit"),
            ("writ", "Write"),
            ("creat", "Write"),
            ("run", "Bash"),
            ("test", "Bash"),
            ("build", "Bash"),
            ("search", "Grep"),
            ("read", "Read"),
            ("look", "Read"),
            ("check", "Read"),
        }
            .Where(pair => last.Contains(pair.Item1, StringComparison.OrdinalIgnoreCase))
            .Select(pair => pair.Item2)
            .FirstOrDefault();
        return tools.Any(tool => tool.Name == meant) ? meant : null;
    }
}
