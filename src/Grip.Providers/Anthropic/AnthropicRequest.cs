using System.Text.Json;
using Grip.Core.Conversation;
using Grip.Core.Models;
using Grip.Providers.Json;

namespace Grip.Providers.Anthropic;

/// <summary>Writes the body of a request. Up to the last marks it is the same, byte for byte, from step to step.</summary>
internal static class AnthropicRequest
{
    /// <summary>The API asks for at least as much.</summary>
    private const int LeastThinking = 1024;

    public static ReadOnlyMemory<byte> Write(string model, ModelProfile profile, ModelRequest request) =>
        JsonParts.Write(writer =>
        {
            var most = request.MaxOutputTokens ?? profile.MaxOutput;
            writer.WriteStartObject();
            writer.WriteString("model", model);
            writer.WriteNumber("max_tokens", most);
            writer.WriteBoolean("stream", true);
            WriteTools(writer, profile, request);
            WriteSystem(writer, request);
            WriteThinking(writer, profile, request, most);
            WriteMessages(writer, request);
            writer.WriteEndObject();
        });

    private static void WriteTools(Utf8JsonWriter writer, ModelProfile profile, ModelRequest request)
    {
        if (request.Tools.IsEmpty)
            return;
        writer.WriteStartArray("tools");
        for (var i = 0; i < request.Tools.Length; i++)
        {
            var tool = request.Tools[i];
            writer.WriteStartObject();
            writer.WriteString("name", tool.Name);
            writer.WriteString("description", tool.Description);
            writer.WritePropertyName("input_schema");
            writer.WriteRawValue(tool.InputSchema);
            if (i == request.Tools.Length - 1)
                WriteMark(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (request.ForcedTool is null && profile.ParallelCalls)
            return;
        writer.WriteStartObject("tool_choice");
        writer.WriteString("type", request.ForcedTool is null ? "auto" : "tool");
        if (request.ForcedTool is { } forced)
            writer.WriteString("name", forced);
        if (!profile.ParallelCalls)
            writer.WriteBoolean("disable_parallel_tool_use", true);
        writer.WriteEndObject();
    }

    private static void WriteSystem(Utf8JsonWriter writer, ModelRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.System))
            return;
        writer.WriteStartArray("system");
        writer.WriteStartObject();
        writer.WriteString("type", "text");
        writer.WriteString("text", request.System);
        WriteMark(writer);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteThinking(Utf8JsonWriter writer, ModelProfile profile, ModelRequest request, int most)
    {
        // A forced tool and thinking exclude each other in this API.
        if (request.Effort is not { } effort || request.ForcedTool is not null)
            return;
        if (profile.Thinking == ThinkingControl.Adaptive)
        {
            writer.WriteStartObject("thinking");
            writer.WriteString("type", "adaptive");
            writer.WriteEndObject();
            writer.WriteStartObject("output_config");
            writer.WriteString("effort", EffortName.Of(effort));
            writer.WriteEndObject();
        }
        else if (profile.Thinking == ThinkingControl.Budget && most > 2 * LeastThinking)
        {
            var wanted = effort switch
            {
                Effort.Low => 2048,
                Effort.Medium => 8192,
                _ => 24576,
            };
            writer.WriteStartObject("thinking");
            writer.WriteString("type", "enabled");
            writer.WriteNumber("budget_tokens", Math.Clamp(wanted, LeastThinking, most - LeastThinking));
            writer.WriteEndObject();
        }
    }

    /// <summary>
    /// The last message of the user is marked, and the one before it, where the mark of the previous step stood: a cache is looked
    /// for only a few blocks before a mark.
    /// </summary>
    private static void WriteMessages(Utf8JsonWriter writer, ModelRequest request)
    {
        var marked = Enumerable.Range(0, request.Messages.Length).Where(i => request.Messages[i].Role == Role.User).TakeLast(2).ToHashSet();
        writer.WriteStartArray("messages");
        for (var i = 0; i < request.Messages.Length; i++)
            MessageJson.Write(writer, request.Messages[i], AnthropicModel.Provider, marked.Contains(i) ? WriteMark : null);
        writer.WriteEndArray();
    }

    private static void WriteMark(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("cache_control");
        writer.WriteString("type", "ephemeral");
        writer.WriteEndObject();
    }
}
