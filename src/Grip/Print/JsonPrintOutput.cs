using System.Text;
using System.Text.Json;
using Grip.Core.Agent;
using Grip.Core.Conversation;
using Grip.Sessions;

namespace Grip.Print;

/// <summary>One result object at the end.</summary>
internal sealed class JsonPrintOutput(TextWriter writer) : PrintOutput(writer)
{
    public override Task EndAsync(PrintResult result, CancellationToken cancellation) =>
        Writer.WriteLineAsync(JsonLine.Of(json => ResultJson.Write(json, result)).AsMemory(), cancellation);
}

/// <summary>Each event as a line, in Claude Code's shapes; the result object is the last line.</summary>
internal sealed class StreamPrintOutput(TextWriter writer, string session, string model) : PrintOutput(writer)
{
    private bool _begun;

    public override async Task AddAsync(AgentEvent said, CancellationToken cancellation)
    {
        if (!_begun)
            await WriteAsync(Begin, cancellation);
        _begun = true;
        switch (said)
        {
            case AgentEvent.Answered answered:
                await WriteAsync(json => Message(json, "assistant", answered.Answer.ToMessage()), cancellation);
                break;
            case AgentEvent.ResultsAdded results:
                await WriteAsync(json => Message(json, "user", results.Message), cancellation);
                break;
            case AgentEvent.Said { By: Speaker.Harness } words:
                await WriteAsync(json => Message(json, "user", words.Message), cancellation);
                break;
            case AgentEvent.Retrying retrying:
                await WriteAsync(json => Retry(json, retrying), cancellation);
                break;
        }
    }

    public override Task EndAsync(PrintResult result, CancellationToken cancellation) =>
        WriteAsync(json => ResultJson.Write(json, result), cancellation);

    private async Task WriteAsync(Action<Utf8JsonWriter> write, CancellationToken cancellation)
    {
        await Writer.WriteLineAsync(JsonLine.Of(write).AsMemory(), cancellation);
        await Writer.FlushAsync(cancellation);
    }

    private void Begin(Utf8JsonWriter json)
    {
        json.WriteString("type", "system");
        json.WriteString("subtype", "init");
        json.WriteString("model", model);
        json.WriteString("session_id", session);
    }

    private void Message(Utf8JsonWriter json, string type, Message message)
    {
        json.WriteString("type", type);
        json.WritePropertyName("message");
        MessageRecord.Write(json, message);
        json.WriteNull("parent_tool_use_id");
        json.WriteString("session_id", session);
    }

    private void Retry(Utf8JsonWriter json, AgentEvent.Retrying retrying)
    {
        json.WriteString("type", "system");
        json.WriteString("subtype", "api_retry");
        json.WriteNumber("attempt", retrying.Retry.Attempt);
        json.WriteNumber("max_retries", retrying.Retry.MaxAttempts);
        json.WriteNumber("retry_delay_ms", (long)retrying.Retry.Delay.TotalMilliseconds);
        json.WriteString("error", retrying.Retry.Reason);
        json.WriteString("session_id", session);
    }
}

internal static class JsonLine
{
    /// <summary>One object on one line.</summary>
    public static string Of(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, MessageRecord.Readable))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
