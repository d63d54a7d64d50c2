using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Grip.Core.Models;

namespace Grip.Core.Conversation;

/// <summary>A request and its answer as one JSON object each, in the shape of the Messages API: what a program behind exec: speaks.</summary>
public static class ExchangeJson
{
    /// <returns>One line: system, messages, tools, max_tokens, and tool_choice where a tool must be called.</returns>
    public static string Write(ModelRequest request, int maxTokens, string? thinkingOf)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("max_tokens", maxTokens);
            writer.WriteString("system", request.System);
            writer.WriteStartArray("tools");
            foreach (var tool in request.Tools)
            {
                writer.WriteStartObject();
                writer.WriteString("name", tool.Name);
                writer.WriteString("description", tool.Description);
                writer.WritePropertyName("input_schema");
                writer.WriteRawValue(tool.InputSchema);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            if (request.ForcedTool is { } forced)
            {
                writer.WriteStartObject("tool_choice");
                writer.WriteString("type", "tool");
                writer.WriteString("name", forced);
                writer.WriteEndObject();
            }

            writer.WriteStartArray("messages");
            foreach (var message in request.Messages)
                MessageJson.Write(writer, message, thinkingOf);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        // Schemas and replayed blocks are taken over as they are; a line end between their tokens would end the request.
        return Encoding.UTF8.GetString(buffer.WrittenSpan).Replace('\n', ' ').Replace('\r', ' ');
    }

    /// <param name="provider">Whose the blocks are that are not of the known kinds.</param>
    /// <exception cref="JsonException">It is not such an answer; the message says why.</exception>
    public static ModelAnswer Read(JsonElement answer, string provider, string model)
    {
        if (answer.ValueKind != JsonValueKind.Object)
            throw new JsonException("The answer is not a JSON object.");
        if (!answer.TryGetProperty("content", out var content) || content.ValueKind is not (JsonValueKind.Array or JsonValueKind.String))
            throw new JsonException("The answer has no 'content' array.");
        ImmutableArray<Block> blocks =
            content.ValueKind == JsonValueKind.String
                ? [new Block.Text(content.GetString()!)]
                : [.. content.EnumerateArray().Select(block => MessageJson.Read(block, provider))];
        return new ModelAnswer(blocks, Stop(answer, blocks), UsageOf(answer), Text(answer, "model") ?? model);
    }

    private static StopReason Stop(JsonElement answer, ImmutableArray<Block> blocks) =>
        Text(answer, "stop_reason") switch
        {
            "max_tokens" => StopReason.MaxTokens,
            "refusal" => StopReason.Refusal,
            _ => blocks.Any(block => block is Block.ToolUse) ? StopReason.ToolUse : StopReason.EndTurn,
        };

    private static Usage UsageOf(JsonElement answer)
    {
        if (!answer.TryGetProperty("usage", out var usage) || usage.ValueKind != JsonValueKind.Object)
            return Usage.None;
        long Count(string name) =>
            usage.TryGetProperty(name, out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt64(out var value)
                ? value
                : 0;
        return new Usage(
            Count("input_tokens"),
            Count("output_tokens"),
            Count("cache_read_input_tokens"),
            Count("cache_creation_input_tokens")
        );
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
