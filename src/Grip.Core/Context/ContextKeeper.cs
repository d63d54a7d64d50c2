using System.Collections.Immutable;
using Grip.Core.Agent;
using Grip.Core.Conversation;
using Grip.Core.Ledger;
using Grip.Core.Models;
using Grip.Core.Tools;

namespace Grip.Core.Context;

/// <summary>
/// Keeps a conversation inside the model's window without losing what counts. Between two compactions messages are only added,
/// so the beginning of every request is that of the one before, byte for byte.
/// </summary>
/// <param name="profile">Of the model that is asked next; its window may get better known.</param>
/// <param name="summarize">Asks the model where the work stands; null keeps to what is known without asking.</param>
/// <param name="kept">What an earlier compaction of this session kept.</param>
public sealed class ContextKeeper(
    AttemptLedger ledger,
    Func<ModelProfile> profile,
    Func<Transcript, CancellationToken, Task<string>>? summarize,
    KeptState kept
)
{
    // Where a window is nearly full, models lose what stands in its middle; and an answer must still fit.
    private const double FullAt = 0.8;
    private const double ShrinkingIsEnoughBelow = 0.55;
    private const int EntriesInSight = 24;

    private Transcript? _conversation;
    private KeptState _kept = kept;
    private double? _ratio;
    private int _asked;

    public FileViews Views { get; } = new();

    /// <summary>Tokens that one result may have.</summary>
    public int MostPerResult => Math.Max(300, Limit / 4);

    private int Reserved => Math.Min(profile().MaxOutput, profile().Window / 4);

    private int Limit => profile().Window - Reserved;

    public void Begin(Transcript conversation) => _conversation = conversation;

    /// <summary>Whether the whole result of a call stands in the conversation, not far above.</summary>
    public bool IsShown(string callId) =>
        _conversation is { } conversation
        && conversation
            .Entries.TakeLast(EntriesInSight)
            .SelectMany(entry => entry.Message.Blocks)
            .OfType<Block.ToolResult>()
            .Any(result => result.Id == callId && !result.Content.StartsWith("[shortened", StringComparison.Ordinal));

    /// <summary>A request was made; its tokens are estimated now and counted by the server later.</summary>
    public void Asked(string system, ImmutableArray<ToolSpec> tools, ImmutableArray<Message> messages) =>
        _asked = TokenEstimate.Of(system) + tools.Sum(TokenEstimate.Of) + messages.Sum(TokenEstimate.Of);

    /// <summary>What the server counted for the last request. Servers that do not count say 0.</summary>
    public void Counted(Usage usage)
    {
        if (usage.Context > 0 && _asked > 0)
            _ratio = Math.Clamp((double)usage.Context / _asked, 0.5, 2.5);
    }

    public ContextAccount Account(Transcript conversation, ImmutableArray<ToolSpec> tools) =>
        ContextAccount.Of(conversation.System, tools, conversation.Entries, profile().Window, Reserved, _ratio);

    /// <summary>A result as long as the window allows.</summary>
    public ToolResult Fit(ToolResult result, ActionKind kind) => ResultFit.Of(result, kind, (int)(MostPerResult / (_ratio ?? 1)));

    /// <summary>Makes room before the window is full: old results shrink first; if that is not enough, messages give way to the state of the work.</summary>
    /// <returns>What was done; null if there is room.</returns>
    public async Task<AgentEvent.Compacted?> MakeRoomAsync(
        Transcript conversation,
        ImmutableArray<ToolSpec> tools,
        CancellationToken cancellation
    )
    {
        var before = Account(conversation, tools).Total;
        if (before <= Limit * FullAt)
            return null;
        var shrunk = OldResults.Shrink(conversation.Entries, Tail(conversation.Entries, Limit / 4), ledger);
        var after = ContextAccount.Of(conversation.System, tools, shrunk, profile().Window, Reserved, _ratio).Total;
        if (after > Limit * ShrinkingIsEnoughBelow)
            return await CompactAsync(conversation, tools, focus: null, cancellation);
        conversation.Recast(shrunk);
        return new AgentEvent.Compacted(CompactionCause.OldResults, before, after, [], shrunk, _kept);
    }

    /// <summary>Puts the state of the work in the place of all but the newest messages; <c>/compact</c>.</summary>
    /// <param name="focus">What the user wants to be kept besides, in words; null for nothing.</param>
    public async Task<AgentEvent.Compacted> CompactAsync(
        Transcript conversation,
        ImmutableArray<ToolSpec> tools,
        string? focus,
        CancellationToken cancellation
    )
    {
        var before = Account(conversation, tools).Total;
        Take(conversation.Entries);
        if (focus is not null)
            _kept = _kept with { UserWords = _kept.UserWords.Add(focus) };
        if (summarize is not null)
            _kept = _kept with { Standing = await summarize(conversation, cancellation) };
        var state = StateText.Of(Opening, _kept, ledger, StateBudget);
        var room = Math.Max(
            0,
            (int)(Limit * 0.5 / (_ratio ?? 1))
                - TokenEstimate.Of(state.Text)
                - TokenEstimate.Of(conversation.System)
                - tools.Sum(TokenEstimate.Of)
        );
        var tail = Newest(conversation.Entries, Math.Min(room, Limit / 4));
        return Become(conversation, tools, CompactionCause.Full, before, state, tail);
    }

    /// <summary>Begins anew with the task, the state of the work and the ledger as notes; nothing of the messages stays.</summary>
    /// <param name="takenBack">What was taken back of the files, in a sentence; null if nothing was.</param>
    public AgentEvent.Compacted StartFresh(Transcript conversation, AttemptLedger notes, Finding finding, string? takenBack)
    {
        var before = conversation.Messages.Sum(TokenEstimate.Of);
        Take(conversation.Entries);
        var opening =
            $"You begin anew, because the way so far went in circles: {finding.Fact.Split('\n')[0]}{(takenBack is null ? "" : $"\n{takenBack}")}\nWhat is listed as tried has failed; take another way from the start. Read files before you change them.";
        return Become(
            conversation,
            [],
            CompactionCause.FreshStart,
            before,
            StateText.Of(opening, _kept with { Standing = "" }, notes, StateBudget),
            []
        );
    }

    private const string Opening =
        "Earlier messages have given way to this state of the work. The user's words are as they were said; the rest is what the harness recorded.";

    private int StateBudget => Math.Clamp(Limit / 4, 400, 12_000);

    private AgentEvent.Compacted Become(
        Transcript conversation,
        ImmutableArray<ToolSpec> tools,
        CompactionCause cause,
        int before,
        StateText state,
        ImmutableArray<Entry> tail
    )
    {
        conversation.Recast([new Entry(Message.User(state.Text), Voice.Kept), .. tail]);
        Views.Forget();
        var after = cause == CompactionCause.FreshStart ? conversation.Messages.Sum(TokenEstimate.Of) : Account(conversation, tools).Total;
        return new AgentEvent.Compacted(cause, before, after, state.Sections, conversation.Entries, _kept);
    }

    /// <summary>Takes out of messages what only they hold. Those that are looked at twice add nothing twice.</summary>
    private void Take(ImmutableArray<Entry> entries)
    {
        var words = entries.Where(entry => entry.By == Voice.User).Select(entry => entry.Message.Text);
        var decisions = entries.Where(entry => entry.By == Voice.Model).SelectMany(entry => Sentences.Decisions(entry.Message.Text));
        var plan = ledger.All.LastOrDefault(attempt => attempt is { Tool: "TodoWrite", Outcome.Failed: false })?.Outcome.Excerpt;
        var standing = entries.LastOrDefault(entry => entry.By == Voice.Model && entry.Message.Text.Length > 0)?.Message.Text;
        _kept = new KeptState(
            [.. _kept.UserWords.Concat(words).Distinct(StringComparer.Ordinal)],
            [.. _kept.Decisions.Concat(decisions).Distinct(StringComparer.Ordinal).TakeLast(200)],
            plan ?? _kept.Plan,
            standing ?? _kept.Standing
        );
    }

    /// <summary>The newest entries that fit, beginning with words of the model, with results that are too long shortened.</summary>
    private ImmutableArray<Entry> Newest(ImmutableArray<Entry> entries, int budget)
    {
        var count = Tail(entries, budget);
        if (count == 0 && entries is [.., { By: Voice.Model } last, { By: Voice.Tools }])
            return [last, .. OldResults.Shrink([entries[^1]], keep: 0, ledger)];
        return entries[^count..];
    }

    /// <summary>How many entries at the end fit; calls and their results stay together.</summary>
    private static int Tail(ImmutableArray<Entry> entries, int budget)
    {
        var (count, used) = (0, 0);
        for (var i = entries.Length - 1; i >= 0; i--)
        {
            used += TokenEstimate.Of(entries[i].Message);
            if (used > budget)
                break;
            if (entries[i].By == Voice.Model)
                count = entries.Length - i;
        }

        return count;
    }
}
