using System.Collections.Immutable;
using Grip.Core.Ledger.Rules;
using Grip.Core.Text;
using Grip.Core.Tools;

namespace Grip.Core.Ledger;

/// <summary>
/// What was tried in a session, in which state of the workspace, and how it ended. Answers what was done already, and notices
/// when the same is tried in other clothes. Not for two callers at once.
/// </summary>
/// <param name="earlier">Attempts of the session so far, oldest first.</param>
/// <param name="results">Their results, by the id of the call.</param>
public sealed class AttemptLedger(LedgerSenses senses, ImmutableArray<Attempt> earlier, ImmutableDictionary<string, string> results)
{
    private readonly Dictionary<string, string> _whole = new(results, StringComparer.Ordinal);
    private readonly FileVersions _versions = new();
    private readonly List<Attempt> _turn = [];
    private WorkspaceState _now = WorkspaceState.Unknown;
    private int _plansDone;
    private int _sideEffects;
    private bool _somethingRuns;

    public ImmutableArray<Attempt> Earlier { get; private set; } = earlier;

    /// <summary>Attempts of this turn, oldest first.</summary>
    public IReadOnlyList<Attempt> Turn => _turn;

    public IEnumerable<Attempt> All => Earlier.Concat(_turn);

    /// <summary>The workspace as it was last looked at.</summary>
    public WorkspaceState Now => _now;

    public LedgerSenses Senses => senses;

    /// <summary>The whole result of an attempt, also when the conversation no longer holds it; null if there is no such attempt.</summary>
    public string? Whole(int number) =>
        All.FirstOrDefault(attempt => attempt.Number == number) is { } attempt ? _whole.GetValueOrDefault(attempt.CallId) : null;

    private int TurnNumber => Earlier.IsEmpty ? 1 : Earlier[^1].Turn + 1;

    /// <summary>The user has spoken: what was refused as a repeat before may be wanted now.</summary>
    public void BeginTurn()
    {
        Earlier = Earlier.AddRange(_turn);
        _turn.Clear();
        _plansDone = 0;
    }

    /// <summary>Looks at the workspace before the calls of a step, so that what others changed is seen.</summary>
    /// <returns>Files that changed since the ledger last looked, and not by the agent.</returns>
    public async ValueTask<ImmutableArray<FileVersion>> LookAsync(CancellationToken cancellation)
    {
        _now = await senses.Look(cancellation);
        foreach (var file in _now.Changed)
            _versions.Became(file, by: 0);
        return _now.Changed;
    }

    /// <summary>What is known already of an action that is about to be run; null if it has to be run.</summary>
    /// <param name="isShown">Whether the result of an earlier call still stands before the model, not far above.</param>
    public LedgerAnswer? Consult(ToolAction action, Func<string, bool> isShown)
    {
        if (action.MayChangeByItself || (_somethingRuns && action.Kind == ActionKind.Command))
            return null;
        var same = _turn.LastOrDefault(attempt => attempt.Ran && attempt.Key == action.Key && attempt.Before.Tree == _now.Tree);
        return same is not null && RepeatRule.Known(same, this, isShown) is { } finding ? LedgerAnswer.Of(same, finding) : null;
    }

    /// <summary>Writes down how an action ended, and says what is to be noticed about it.</summary>
    /// <param name="ran">False if it was answered by <see cref="Consult"/>.</param>
    /// <param name="denied">It was not permitted, so nothing was done.</param>
    public async ValueTask<Recorded> RecordAsync(
        ToolAction action,
        ToolResult result,
        int step,
        bool ran,
        bool denied,
        CancellationToken cancellation
    )
    {
        var before = _now;
        if (ran && !action.LeavesNothing)
            _now = await senses.Look(cancellation);
        _whole[action.Call.Id] = result.Content;
        var outcome = OutcomeText.Of(action, result);
        var number = Earlier.Length + _turn.Count + 1;
        var undone =
            ran && !action.LeavesNothing
                ? [.. _now.Changed.Select(file => _versions.Became(file, number)).OfType<UndoneFile>()]
                : ImmutableArray<UndoneFile>.Empty;
        _somethingRuns |= ran && action.LeavesRunning;
        var attempt = new Attempt(
            number,
            TurnNumber,
            step,
            action.Call.Id,
            action.Call.Name,
            action.Kind,
            action.Shown,
            action.Key,
            action.Family,
            action.Paths,
            action.Subject,
            action.Made,
            before with
            {
                Changed = [],
            },
            _now.Tree,
            _now.FaultCount,
            0,
            ran,
            outcome
        )
        {
            Undone = undone,
            Denied = denied,
            MayPoll = action.MayChangeByItself || (_somethingRuns && action.Kind == ActionKind.Command),
            Faults = FaultsOf(action, outcome),
        };
        attempt = attempt with { IsNews = Novelty.IsNews(attempt, _turn), IsProgress = IsProgress(attempt, result) };
        if (action is { Kind: ActionKind.Command, LeavesNothing: false } && attempt.IsNews)
            _sideEffects++;
        return await NoticeAsync(attempt with { SideEffects = _sideEffects }, action, cancellation);
    }

    /// <summary>True if nothing with effects that the tree does not show has run since.</summary>
    internal bool IsUntouchedSince(Attempt attempt) => attempt.SideEffects == _sideEffects;

    private async ValueTask<Recorded> NoticeAsync(Attempt attempt, ToolAction action, CancellationToken cancellation)
    {
        var view = new LedgerView(attempt, _turn, Earlier);
        var findings = attempt.Ran ? LedgerRules.All.Select(rule => rule(view)).OfType<Finding>().ToImmutableArray() : [];
        var premise = attempt.Ran && PremiseRule.Of(view) is { } doubted ? await CheckAsync(doubted, cancellation) : null;
        attempt = attempt with
        {
            Noticed = [.. findings.Select(finding => finding.Fact), .. premise is null ? Array.Empty<string>() : [premise]],
        };
        _turn.Add(attempt);
        return new Recorded(attempt, findings, premise);
    }

    private async ValueTask<string?> CheckAsync(ImmutableArray<Premise> premises, CancellationToken cancellation)
    {
        var facts = new List<string>();
        foreach (var premise in premises)
            if (await senses.Check(premise, cancellation) is { } fact)
                facts.Add(fact);
        return facts.Count == 0 ? null : string.Join('\n', facts.Distinct(StringComparer.Ordinal));
    }

    private string FaultsOf(ToolAction action, AttemptOutcome outcome) =>
        action.Kind == ActionKind.Edit ? _now.Faults
        : outcome is { Failed: true, Errors.IsEmpty: false } && action.Kind is ActionKind.Command or ActionKind.Note
            ? ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', outcome.Errors.Order(StringComparer.Ordinal)))).Value[
                ..16
            ]
        : "";

    private bool IsProgress(Attempt attempt, ToolResult result)
    {
        if (!attempt.Ran)
            return false;
        if (attempt.Tool == "TodoWrite")
        {
            var done = result.Content.Split('\n').Count(line => line.StartsWith("[x]", StringComparison.Ordinal));
            var more =
                done > _plansDone
                && _turn
                    .Reverse<Attempt>()
                    .TakeWhile(earlier => !earlier.IsProgress)
                    .Any(earlier => earlier.IsNews && earlier.Kind is ActionKind.Edit or ActionKind.Command && !earlier.Outcome.Failed);
            _plansDone = Math.Max(done, _plansDone);
            return more;
        }

        return Novelty.IsBetter(attempt, _turn);
    }
}

/// <param name="Findings">What the rules say about it.</param>
/// <param name="Premise">What does not exist of what the attempt rests on, for the model; null if nothing is known to be missing.</param>
public sealed record Recorded(Attempt Attempt, ImmutableArray<Finding> Findings, string? Premise);
