using System.Collections.Immutable;
using Grip.Core.Conversation;

namespace Grip.Core.Agent;

/// <summary>
/// The conversation as the model gets it. It is only added to, so that its beginning can be cached; only
/// <see cref="Recast"/> makes it anew, rarely and as a whole.
/// </summary>
public sealed class Transcript
{
    public Transcript(string system, ImmutableArray<Entry> entries)
    {
        System = system;
        Recast(entries);
    }

    public string System { get; }

    public ImmutableArray<Entry> Entries { get; private set; }

    public ImmutableArray<Message> Messages { get; private set; }

    public void Add(Message message, Voice by) => (Entries, Messages) = (Entries.Add(new Entry(message, by)), Messages.Add(message));

    /// <summary>Puts other messages in the place of all that are there.</summary>
    public void Recast(ImmutableArray<Entry> entries) => (Entries, Messages) = (entries, [.. entries.Select(entry => entry.Message)]);

    public AgentEvent.Said Say(string text, Speaker by)
    {
        var message = Message.User(text);
        Add(message, by == Speaker.User ? Voice.User : Voice.Harness);
        return new AgentEvent.Said(message, by);
    }

    /// <summary>After an interruption: calls that have no result get one that says so, since no server takes a call without.</summary>
    /// <returns>What was added; null if every call has its result.</returns>
    public AgentEvent.ResultsAdded? CloseOpenCalls(string forTheModel) =>
        Messages is [.., var last] && last.ToolUses.ToArray() is { Length: > 0 } open
            ? AddResults([.. open.Select(call => (Block)new Block.ToolResult(call.Id, forTheModel, IsError: true))])
            : null;

    public AgentEvent.ResultsAdded AddResults(ImmutableArray<Block> results)
    {
        var message = new Message(Role.User, results);
        Add(message, Voice.Tools);
        return new AgentEvent.ResultsAdded(message);
    }
}
