using System.Text.Json;
using Grip.Core.Conversation;
using Grip.Core.Models;
using Grip.Providers.Json;

namespace Grip.Providers.Ollama;

/// <summary>Writes the body of a request.</summary>
internal static class OllamaRequest
{
    /// <param name="window">Tokens for prompt and answer together.</param>
    public static ReadOnlyMemory<byte> Write(string model, ModelProfile profile, ModelRequest request, int window) =>
        JsonParts.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("model", model);
            writer.WriteBoolean("stream", true);
            // Servers that know these refuse a prompt that does not fit, instead of dropping its beginning.
            writer.WriteBoolean("truncate", false);
            writer.WriteBoolean("shift", false);
            writer.WriteStartObject("options");
            writer.WriteNumber("num_ctx", window);
            if (request.MaxOutputTokens is { } most)
                writer.WriteNumber("num_predict", most);
            writer.WriteEndObject();
            if (request.Effort is { } effort && profile.Thinking == ThinkingControl.Effort)
                writer.WriteString("think", EffortName.Of(effort));
            else if (request.Effort is not null && profile.Thinking != ThinkingControl.None)
                writer.WriteBoolean("think", true);
            if (!request.Tools.IsEmpty)
            {
                writer.WriteStartArray("tools");
                foreach (var tool in request.Tools)
                    FunctionJson.Write(writer, tool);
                writer.WriteEndArray();
            }

            WriteMessages(writer, request);
            writer.WriteEndObject();
        });

    private static void WriteMessages(Utf8JsonWriter writer, ModelRequest request)
    {
        writer.WriteStartArray("messages");
        if (!string.IsNullOrWhiteSpace(request.System))
            WriteText(writer, "system", request.System);
        var names = request
            .Messages.SelectMany(message => message.ToolUses)
            .DistinctBy(call => call.Id)
            .ToDictionary(call => call.Id, call => call.Name);
        var turn = FunctionJson.TurnStart(request.Messages);
        for (var i = 0; i < request.Messages.Length; i++)
        {
            if (request.Messages[i].Role == Role.User)
                WriteUser(writer, request.Messages[i], names);
            else
                WriteAssistant(writer, request.Messages[i], withThinking: i > turn);
        }

        writer.WriteEndArray();
    }

    private static void WriteUser(Utf8JsonWriter writer, Message message, Dictionary<string, string> names)
    {
        foreach (var result in message.Blocks.OfType<Block.ToolResult>())
        {
            writer.WriteStartObject();
            writer.WriteString("role", "tool");
            if (names.TryGetValue(result.Id, out var name))
                writer.WriteString("tool_name", name);
            writer.WriteString("content", result.Content);
            writer.WriteEndObject();
        }

        var images = message.Blocks.OfType<Block.Image>().ToList();
        if (images.Count == 0 && message.Text.Length == 0)
            return;
        writer.WriteStartObject();
        writer.WriteString("role", "user");
        writer.WriteString("content", message.Text);
        if (images.Count > 0)
        {
            writer.WriteStartArray("images");
            foreach (var image in images)
                writer.WriteStringValue(image.Base64);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteAssistant(Utf8JsonWriter writer, Message message, bool withThinking)
    {
        var calls = message.ToolUses.ToList();
        if (calls.Count == 0 && message.Text.Length == 0)
            return;
        writer.WriteStartObject();
        writer.WriteString("role", "assistant");
        writer.WriteString("content", message.Text);
        var thinking = string.Concat(
            message.Blocks.OfType<Block.Thinking>().Where(block => block.Provider == OllamaModel.Provider).Select(block => block.Shown)
        );
        if (withThinking && thinking.Length > 0)
            writer.WriteString("thinking", thinking);
        if (calls.Count > 0)
        {
            writer.WriteStartArray("tool_calls");
            foreach (var call in calls)
            {
                writer.WriteStartObject();
                writer.WriteStartObject("function");
                writer.WriteString("name", call.Name);
                writer.WritePropertyName("arguments");
                writer.WriteRawValue(call.Input);
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string role, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("role", role);
        writer.WriteString("content", text);
        writer.WriteEndObject();
    }
}
