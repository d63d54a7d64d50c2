using System.Text.Json;
using Grip.Core.Conversation;
using Grip.Core.Models;

namespace Grip.Providers.OpenAi.Responses;

/// <summary>Writes the conversation as items: each call, each result and each piece of reasoning is one of its own.</summary>
internal static class ResponsesInput
{
    public static void Write(Utf8JsonWriter writer, ModelRequest request)
    {
        writer.WriteStartArray("input");
        foreach (var message in request.Messages)
        {
            if (message.Role == Role.User)
                WriteUser(writer, message);
            else
                WriteAssistant(writer, message);
        }

        writer.WriteEndArray();
    }

    private static void WriteUser(Utf8JsonWriter writer, Message message)
    {
        foreach (var result in message.Blocks.OfType<Block.ToolResult>())
        {
            writer.WriteStartObject();
            writer.WriteString("type", "function_call_output");
            writer.WriteString("call_id", result.Id);
            writer.WriteString("output", result.Content);
            writer.WriteEndObject();
        }

        var parts = message.Blocks.Where(block => block is Block.Image || block is Block.Text { Value.Length: > 0 }).ToList();
        if (parts.Count == 0)
            return;
        OpenMessage(writer, "user");
        foreach (var part in parts)
        {
            writer.WriteStartObject();
            if (part is Block.Image image)
            {
                writer.WriteString("type", "input_image");
                writer.WriteString("image_url", $"data:{image.MediaType};base64,{image.Base64}");
            }
            else if (part is Block.Text text)
            {
                writer.WriteString("type", "input_text");
                writer.WriteString("text", text.Value);
            }

            writer.WriteEndObject();
        }

        CloseMessage(writer);
    }

    private static void WriteAssistant(Utf8JsonWriter writer, Message message)
    {
        var blocks = message
            .Blocks.Where(block => block is not Block.Thinking thinking || thinking.Provider == ResponsesModel.Provider)
            .Where(block => block is not Block.Text { Value.Length: 0 })
            .ToList();
        // Reasoning without what it led to is refused.
        while (blocks is [.., Block.Thinking])
            blocks.RemoveAt(blocks.Count - 1);
        foreach (var block in blocks)
            WriteItem(writer, block);
    }

    private static void WriteItem(Utf8JsonWriter writer, Block block)
    {
        switch (block)
        {
            case Block.Thinking item:
                writer.WriteRawValue(item.Json);
                break;
            case Block.Text text:
                OpenMessage(writer, "assistant");
                writer.WriteStartObject();
                writer.WriteString("type", "output_text");
                writer.WriteString("text", text.Value);
                // The vendor's own library always sends them, even if there are none.
                writer.WriteStartArray("annotations");
                writer.WriteEndArray();
                writer.WriteEndObject();
                CloseMessage(writer);
                break;
            case Block.ToolUse call:
                writer.WriteStartObject();
                writer.WriteString("type", "function_call");
                writer.WriteString("call_id", call.Id);
                writer.WriteString("name", call.Name);
                writer.WriteString("arguments", call.Input);
                writer.WriteEndObject();
                break;
        }
    }

    private static void OpenMessage(Utf8JsonWriter writer, string role)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "message");
        writer.WriteString("role", role);
        writer.WriteStartArray("content");
    }

    private static void CloseMessage(Utf8JsonWriter writer)
    {
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
