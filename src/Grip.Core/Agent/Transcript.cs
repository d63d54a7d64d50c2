using System.Collections.Immutable;
using Grip.Core.Conversation;

namespace Grip.Core.Agent;

/// <summary>The conversation as the model gets it. Only ever added to, so that its beginning can be cached.</summary>
public sealed class Transcript(string system, ImmutableArray<Message> messages)
{
    public string System { get; } = system;

    public ImmutableArray<Message> Messages { get; private set; } = messages;

    public void Add(Message message) => Messages = Messages.Add(message);

    public AgentEvent.Said Say(string text, Speaker by)
    {
        var message = Message.User(text);
        Add(message);
        return new AgentEvent.Said(message, by);
    }

    public AgentEvent.ResultsAdded AddResults(ImmutableArray<Block> results)
    {
        var message = new Message(Role.User, results);
        Add(message);
        return new AgentEvent.ResultsAdded(message);
    }
}
