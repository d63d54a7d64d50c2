using System.Text.Json;
using Grip.Core.Conversation;
using Grip.Core.Models;
using Grip.Providers.Json;

namespace Grip.Providers.OpenAi.Chat;

/// <summary>Writes the conversation: results of calls are messages of their own here, pictures follow them.</summary>
internal static class ChatMessages
{
    public static void Write(Utf8JsonWriter writer, ModelRequest request)
    {
        writer.WriteStartArray("messages");
        if (!string.IsNullOrWhiteSpace(request.System))
        {
            writer.WriteStartObject();
            writer.WriteString("role", "system");
            writer.WriteString("content", request.System);
            writer.WriteEndObject();
        }

        var turn = FunctionJson.TurnStart(request.Messages);
        for (var i = 0; i < request.Messages.Length; i++)
        {
            if (request.Messages[i].Role == Role.User)
                WriteUser(writer, request.Messages[i]);
            else
                WriteAssistant(writer, request.Messages[i], withThinking: i > turn);
        }

        writer.WriteEndArray();
    }

    private static void WriteUser(Utf8JsonWriter writer, Message message)
    {
        foreach (var result in message.Blocks.OfType<Block.ToolResult>())
        {
            writer.WriteStartObject();
            writer.WriteString("role", "tool");
            writer.WriteString("tool_call_id", result.Id);
            writer.WriteString("content", result.Content);
            writer.WriteEndObject();
        }

        var rest = message.Blocks.Where(block => block is Block.Image || block is Block.Text { Value.Length: > 0 }).ToList();
        if (rest.Count == 0)
            return;
        writer.WriteStartObject();
        writer.WriteString("role", "user");
        if (rest.Any(block => block is Block.Image))
            WriteParts(writer, rest);
        else
            writer.WriteString("content", message.Text);
        writer.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter writer, List<Block> blocks)
    {
        writer.WriteStartArray("content");
        foreach (var block in blocks)
        {
            writer.WriteStartObject();
            if (block is Block.Image image)
            {
                writer.WriteString("type", "image_url");
                writer.WriteStartObject("image_url");
                writer.WriteString("url", $"data:{image.MediaType};base64,{image.Base64}");
                writer.WriteEndObject();
            }
            else if (block is Block.Text text)
            {
                writer.WriteString("type", "text");
                writer.WriteString("text", text.Value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteAssistant(Utf8JsonWriter writer, Message message, bool withThinking)
    {
        var calls = message.ToolUses.ToList();
        var text = message.Text;
        if (calls.Count == 0 && text.Length == 0)
            return;
        writer.WriteStartObject();
        writer.WriteString("role", "assistant");
        if (text.Length > 0 || calls.Count == 0)
            writer.WriteString("content", text);
        else
            writer.WriteNull("content");
        if (withThinking)
            WriteThinking(writer, message);
        if (calls.Count > 0)
            WriteCalls(writer, calls);
        writer.WriteEndObject();
    }

    /// <summary>Each block holds the properties that the server sent, under the server's own names.</summary>
    private static void WriteThinking(Utf8JsonWriter writer, Message message)
    {
        foreach (var thinking in message.Blocks.OfType<Block.Thinking>().Where(block => block.Provider == ChatModel.Provider))
        {
            using var json = JsonDocument.Parse(thinking.Json);
            foreach (var part in json.RootElement.EnumerateObject())
            {
                writer.WritePropertyName(part.Name);
                writer.WriteRawValue(part.Value.GetRawText());
            }
        }
    }

    private static void WriteCalls(Utf8JsonWriter writer, List<Block.ToolUse> calls)
    {
        writer.WriteStartArray("tool_calls");
        foreach (var call in calls)
        {
            writer.WriteStartObject();
            writer.WriteString("id", call.Id);
            writer.WriteString("type", "function");
            writer.WriteStartObject("function");
            writer.WriteString("name", call.Name);
            writer.WriteString("arguments", call.Input);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
