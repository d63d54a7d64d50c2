using System.Text.Json;
using Grip.Core.Models;
using Grip.Providers.Json;
using Grip.Providers.Streams;

namespace Grip.Providers.OpenAi.Chat;

/// <summary>Writes the body of a request.</summary>
internal static class ChatRequest
{
    public static ReadOnlyMemory<byte> Write(string model, ModelProfile profile, ModelServer server, ModelRequest request) =>
        JsonParts.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("model", model);
            writer.WriteBoolean("stream", true);
            writer.WriteStartObject("stream_options");
            writer.WriteBoolean("include_usage", true);
            writer.WriteEndObject();
            // OpenAI's newer models refuse the old name, most other servers don't know the new one.
            if (request.MaxOutputTokens is { } most)
                writer.WriteNumber(OpenAiHost.Is(server) ? "max_completion_tokens" : "max_tokens", most);
            if (request.Effort is { } effort && profile.Thinking == ThinkingControl.Effort)
                writer.WriteString("reasoning_effort", EffortName.Of(effort));
            WriteTools(writer, profile, request);
            ChatMessages.Write(writer, request);
            writer.WriteEndObject();
        });

    private static void WriteTools(Utf8JsonWriter writer, ModelProfile profile, ModelRequest request)
    {
        if (request.Tools.IsEmpty)
            return;
        writer.WriteStartArray("tools");
        foreach (var tool in request.Tools)
            FunctionJson.Write(writer, tool);
        writer.WriteEndArray();
        if (request.ForcedTool is { } forced)
        {
            writer.WriteStartObject("tool_choice");
            writer.WriteString("type", "function");
            writer.WriteStartObject("function");
            writer.WriteString("name", forced);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        if (!profile.ParallelCalls)
            writer.WriteBoolean("parallel_tool_calls", false);
    }
}
