using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Grip.Core.Conversation;

namespace Grip.Sessions;

/// <summary>Messages as a session keeps them: the shape of the Messages API, and nothing is lost.</summary>
/// <remarks>A thinking block keeps its provider's bytes as a string, so that they survive whatever they hold.</remarks>
internal static class MessageRecord
{
    public static JsonWriterOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Utf8JsonWriter writer, Message message)
    {
        writer.WriteStartObject();
        writer.WriteString("role", message.Role == Role.User ? "user" : "assistant");
        writer.WriteStartArray("content");
        foreach (var block in message.Blocks)
            Write(writer, block);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <exception cref="JsonException">Not a message.</exception>
    public static Message Read(JsonElement json)
    {
        try
        {
            var role = json.GetProperty("role").GetString() == "assistant" ? Role.Assistant : Role.User;
            return new Message(role, ReadBlocks(json.GetProperty("content")));
        }
        catch (Exception malformed) when (malformed is KeyNotFoundException or InvalidOperationException)
        {
            throw new JsonException($"Not a message: {malformed.Message}", malformed);
        }
    }

    /// <summary>The content of a message: an array of blocks, or a string.</summary>
    /// <exception cref="KeyNotFoundException">A block lacks what its type needs.</exception>
    /// <exception cref="InvalidOperationException">A value is of another kind than its type needs.</exception>
    public static ImmutableArray<Block> ReadBlocks(JsonElement content) =>
        content.ValueKind == JsonValueKind.String
            ? [new Block.Text(content.GetString()!)]
            : [.. content.EnumerateArray().Select(ReadBlock)];

    private static void Write(Utf8JsonWriter writer, Block block)
    {
        writer.WriteStartObject();
        switch (block)
        {
            case Block.Text text:
                writer.WriteString("type", "text");
                writer.WriteString("text", text.Value);
                break;
            case Block.Image image:
                writer.WriteString("type", "image");
                writer.WriteStartObject("source");
                writer.WriteString("type", "base64");
                writer.WriteString("media_type", image.MediaType);
                writer.WriteString("data", image.Base64);
                writer.WriteEndObject();
                break;
            case Block.Thinking thinking:
                writer.WriteString("type", "thinking");
                writer.WriteString("thinking", thinking.Shown);
                writer.WriteString("provider", thinking.Provider);
                writer.WriteString("raw", thinking.Json);
                break;
            case Block.ToolUse call:
                writer.WriteString("type", "tool_use");
                writer.WriteString("id", call.Id);
                writer.WriteString("name", call.Name);
                WriteInput(writer, call.Input);
                break;
            case Block.ToolResult result:
                writer.WriteString("type", "tool_result");
                writer.WriteString("tool_use_id", result.Id);
                writer.WriteString("content", result.Content);
                if (result.IsError)
                    writer.WriteBoolean("is_error", value: true);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, message: null);
        }

        writer.WriteEndObject();
    }

    /// <summary>Arguments that are not an object of JSON (a model's slip) are kept as the string they are.</summary>
    private static void WriteInput(Utf8JsonWriter writer, string input)
    {
        writer.WritePropertyName("input");
        try
        {
            using var parsed = JsonDocument.Parse(input.Length == 0 ? "{}" : input);
            parsed.RootElement.WriteTo(writer);
        }
        catch (JsonException)
        {
            writer.WriteStringValue(input);
        }
    }

    private static Block ReadBlock(JsonElement json) =>
        json.GetProperty("type").GetString() switch
        {
            "text" => new Block.Text(json.GetProperty("text").GetString()!),
            "image" => new Block.Image(
                json.GetProperty("source").GetProperty("media_type").GetString()!,
                json.GetProperty("source").GetProperty("data").GetString()!
            ),
            "thinking" when json.TryGetProperty("provider", out var provider) => new Block.Thinking(
                provider.GetString()!,
                json.GetProperty("raw").GetString()!,
                json.GetProperty("thinking").GetString()!
            ),
            "tool_use" => new Block.ToolUse(
                json.GetProperty("id").GetString()!,
                json.GetProperty("name").GetString()!,
                json.GetProperty("input") is { ValueKind: JsonValueKind.String } slip
                    ? slip.GetString()!
                    : json.GetProperty("input").GetRawText()
            ),
            "tool_result" => new Block.ToolResult(
                json.GetProperty("tool_use_id").GetString()!,
                ResultText(json.GetProperty("content")),
                json.TryGetProperty("is_error", out var error) && error.GetBoolean()
            ),
            var other => throw new KeyNotFoundException($"a block of type '{other}' is not known"),
        };

    private static string ResultText(JsonElement content)
    {
        if (content.ValueKind == JsonValueKind.String)
            return content.GetString()!;
        var text = new StringBuilder();
        foreach (var block in ReadBlocks(content).OfType<Block.Text>())
            text.Append(block.Value);
        return text.ToString();
    }
}
