using System.Text.Json;
using Grip.Core.Conversation;
using Grip.Core.Tools;

namespace Grip.Providers.Json;

/// <summary>Tools in the shape that Chat Completions and Ollama share.</summary>
internal static class FunctionJson
{
    public static void Write(Utf8JsonWriter writer, ToolSpec tool)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "function");
        writer.WriteStartObject("function");
        writer.WriteString("name", tool.Name);
        writer.WriteString("description", tool.Description);
        writer.WritePropertyName("parameters");
        writer.WriteRawValue(tool.InputSchema);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Which message began the turn in hand; thinking before it is not sent back, as these formats ask.</summary>
    public static int TurnStart(IReadOnlyList<Message> messages)
    {
        for (var i = messages.Count - 1; i >= 0; i--)
            if (messages[i].Role == Role.User && !messages[i].Blocks.Any(block => block is Block.ToolResult))
                return i;
        return 0;
    }
}
