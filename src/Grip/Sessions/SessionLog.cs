using System.Text;
using System.Text.Json;
using Grip.Core.Agent;
using Grip.Core.Context;
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
                Append("message", writer => Message(writer, words.Message, words.By == Speaker.User ? Voice.User : Voice.Harness));
                break;
            case AgentEvent.Answered answered:
                Append("message", writer => Message(writer, answered.Answer.ToMessage(), Voice.Model));
                break;
            case AgentEvent.ToolStarted started:
                Append("started", writer => writer.WriteString("tool_use_id", started.Call.Id));
                break;
            case AgentEvent.ResultsAdded results:
                Append("message", writer => Message(writer, results.Message, Voice.Tools));
                break;
            case AgentEvent.Attempted attempted:
                Append("attempt", writer => AttemptRecord.Write(writer, attempted.Attempt));
                break;
            case AgentEvent.Noticed noticed:
                Append(
                    "noticed",
                    writer =>
                    {
                        writer.WriteString("step", noticed.Step.ToString());
                        writer.WriteString("kind", noticed.Finding.Kind.ToString());
                        writer.WriteString("fact", noticed.Finding.Fact);
                    }
                );
                break;
            case AgentEvent.Compacted compacted:
                Append("compacted", writer => CompactionRecord.Write(writer, compacted));
                break;
            case AgentEvent.TurnEnded ended:
                Append("ended", writer => writer.WriteString("reason", ended.Outcome.Reason.ToString()));
                break;
        }
    }

    /// <summary>What fills the model's window now.</summary>
    public void Add(ContextAccount account) => Append("context", writer => AccountRecord.Write(writer, account));

    /// <summary>What the user calls the session.</summary>
    public void Name(string name) => Append("name", writer => writer.WriteString("name", name));

    /// <summary>What a forked session begins with.</summary>
    public void AddAll(SessionContent content)
    {
        foreach (var entry in content.Entries)
            Append("message", writer => Message(writer, entry.Message, entry.By));
        foreach (var attempt in content.Attempts)
            Append("attempt", writer => AttemptRecord.Write(writer, attempt));
        if (content.Kept != KeptState.Empty)
            Append("kept", writer => CompactionRecord.WriteKept(writer, content.Kept));
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

    private static void Message(Utf8JsonWriter writer, Message message, Voice by)
    {
        writer.WriteString("by", VoiceNames.Of(by));
        writer.WritePropertyName("message");
        MessageRecord.Write(writer, message);
    }
}
