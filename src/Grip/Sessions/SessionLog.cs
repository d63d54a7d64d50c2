using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Grip.Core.Agent;
using Grip.Core.Conversation;
using Grip.Home;

namespace Grip.Sessions;

/// <summary>Writes down what the loop says, before the next request is sent, so that a session can be taken up again.</summary>
internal sealed class SessionLog(SessionFile file) : IDisposable
{
    public string Id => file.Id;

    public void Begin(string folder, string model, DateTimeOffset now) =>
        Append(
            "session",
            writer =>
            {
                writer.WriteNumber("version", 1);
                writer.WriteString("id", file.Id);
                writer.WriteString("folder", folder);
                writer.WriteString("model", model);
                writer.WriteString("started", now);
            }
        );

    public void Add(AgentEvent said)
    {
        switch (said)
        {
            case AgentEvent.Said words:
                Append("message", writer => Message(writer, words.Message, words.By == Speaker.User ? "user" : "harness"));
                break;
            case AgentEvent.Answered answered:
                Append("message", writer => Message(writer, answered.Answer.ToMessage(), "model"));
                break;
            case AgentEvent.ToolStarted started:
                Append("started", writer => writer.WriteString("tool_use_id", started.Call.Id));
                break;
            case AgentEvent.ResultsAdded results:
                Append("message", writer => Message(writer, results.Message, "tools"));
                break;
            case AgentEvent.TurnEnded ended:
                Append("ended", writer => writer.WriteString("reason", ended.Outcome.Reason.ToString()));
                break;
        }
    }

    /// <summary>The messages that a forked session begins with.</summary>
    public void AddAll(ImmutableArray<Message> messages)
    {
        foreach (var message in messages)
            Append("message", writer => Message(writer, message, message.Role == Role.Assistant ? "model" : "earlier"));
    }

    /// <summary>The messages of a session as they stood; a call whose end was not written gets a result that says so.</summary>
    public static ImmutableArray<Message> Replay(IEnumerable<string> lines)
    {
        var messages = ImmutableArray.CreateBuilder<Message>();
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.GetProperty("type").GetString() == "message")
                messages.Add(MessageRecord.Read(json.RootElement.GetProperty("message")));
        }

        if (messages.Count > 0 && messages[^1].ToolUses.ToArray() is { Length: > 0 } open)
            messages.Add(
                new Message(
                    Role.User,
                    [
                        .. open.Select(call => new Block.ToolResult(
                            call.Id,
                            "Interrupted: it is not known whether this took effect. Look before you do it again.",
                            IsError: true
                        )),
                    ]
                )
            );
        return messages.ToImmutable();
    }

    public void Dispose() => file.Dispose();

    private void Append(string type, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, MessageRecord.Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("type", type);
            write(writer);
            writer.WriteEndObject();
        }

        file.Append(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void Message(Utf8JsonWriter writer, Message message, string by)
    {
        writer.WriteString("by", by);
        writer.WritePropertyName("message");
        MessageRecord.Write(writer, message);
    }
}
