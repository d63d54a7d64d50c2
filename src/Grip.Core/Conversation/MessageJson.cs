using System.Text.Json;

namespace Grip.Core.Conversation;

/// <summary>
/// Messages in the shape of the Messages API: what that API, programs behind <c>exec:</c> and whoever else wants to keep a
/// conversation as JSON read and write.
/// </summary>
public static class MessageJson
{
    /// <summary>Writes {"role":…,"content":[…]}.</summary>
    /// <param name="thinkingOf">Blocks that only a provider understands are written if it is this one; null for none.</param>
    /// <param name="writeMark">Called inside the last block, to add properties to it; null for none.</param>
    /// <returns>False if nothing of the message can be sent; then nothing was written.</returns>
    public static bool Write(Utf8JsonWriter writer, Message message, string? thinkingOf, Action<Utf8JsonWriter>? writeMark = null)
    {
        var blocks = Sendable(message, thinkingOf);
        if (blocks.Count == 0)
            return false;
        writer.WriteStartObject();
        writer.WriteString("role", message.Role == Role.User ? "user" : "assistant");
        writer.WriteStartArray("content");
        for (var i = 0; i < blocks.Count; i++)
            Write(writer, blocks[i], i == blocks.Count - 1 ? writeMark : null);
        writer.WriteEndArray();
        writer.WriteEndObject();
        return true;
    }

    public static void Write(Utf8JsonWriter writer, Block block, Action<Utf8JsonWriter>? writeMark = null)
    {
        if (block is Block.Thinking thinking)
        {
            writer.WriteRawValue(thinking.Json);
            return;
        }

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
            case Block.ToolUse call:
                writer.WriteString("type", "tool_use");
                writer.WriteString("id", call.Id);
                writer.WriteString("name", call.Name);
                writer.WritePropertyName("input");
                writer.WriteRawValue(call.Input);
                break;
            case Block.ToolResult result:
                writer.WriteString("type", "tool_result");
                writer.WriteString("tool_use_id", result.Id);
                writer.WriteString("content", result.Content);
                if (result.IsError)
                    writer.WriteBoolean("is_error", true);
                break;
        }

        writeMark?.Invoke(writer);
        writer.WriteEndObject();
    }

    /// <summary>Reads one block; what is not of the known kinds is kept whole as <see cref="Block.Thinking"/>.</summary>
    /// <exception cref="JsonException">A block of a known kind lacks what it must have.</exception>
    public static Block Read(JsonElement block, string provider) =>
        Text(block, "type") switch
        {
            "text" => new Block.Text(Needed(block, "text")),
            "tool_use" => new Block.ToolUse(
                Needed(block, "id"),
                Needed(block, "name"),
                block.TryGetProperty("input", out var input) && input.ValueKind == JsonValueKind.Object
                    ? input.GetRawText()
                    : throw new JsonException("A tool_use block needs an 'input' object.")
            ),
            "tool_result" => new Block.ToolResult(
                Needed(block, "tool_use_id"),
                Text(block, "content") ?? "",
                block.TryGetProperty("is_error", out var error) && error.ValueKind == JsonValueKind.True
            ),
            "image" when block.TryGetProperty("source", out var source) => new Block.Image(
                Needed(source, "media_type"),
                Needed(source, "data")
            ),
            null => throw new JsonException("A block has no 'type'."),
            _ => new Block.Thinking(provider, block.GetRawText(), Text(block, "thinking") ?? ""),
        };

    /// <summary>
    /// Results of calls come first, as the API asks; empty text is not taken by it; thinking after which nothing follows (its
    /// call was cut off) is refused by it.
    /// </summary>
    private static List<Block> Sendable(Message message, string? thinkingOf)
    {
        var blocks = message
            .Blocks.Where(block =>
                block switch
                {
                    Block.Text text => !string.IsNullOrWhiteSpace(text.Value),
                    Block.Thinking thinking => thinking.Provider == thinkingOf,
                    _ => true,
                }
            )
            .OrderBy(block => block is Block.ToolResult ? 0 : 1)
            .ToList();
        while (blocks is [.., Block.Thinking])
            blocks.RemoveAt(blocks.Count - 1);
        return blocks;
    }

    private static string Needed(JsonElement element, string name) =>
        Text(element, name) ?? throw new JsonException($"A block needs '{name}' as a string.");

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
