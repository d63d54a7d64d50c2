using System.Text.Json;
using Grip.Core.Models;
using Grip.Providers.Json;

namespace Grip.Providers.OpenAi.Responses;

/// <summary>Writes the body of a request.</summary>
internal static class ResponsesRequest
{
    public static ReadOnlyMemory<byte> Write(string model, ModelProfile profile, ModelRequest request) =>
        JsonParts.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("model", model);
            writer.WriteBoolean("stream", true);
            writer.WriteBoolean("store", false);
            if (!string.IsNullOrWhiteSpace(request.System))
                writer.WriteString("instructions", request.System);
            if (request.MaxOutputTokens is { } most)
                writer.WriteNumber("max_output_tokens", most);
            WriteReasoning(writer, profile, request);
            WriteTools(writer, profile, request);
            ResponsesInput.Write(writer, request);
            writer.WriteEndObject();
        });

    /// <summary>Models that do not reason refuse to be asked for it.</summary>
    private static void WriteReasoning(Utf8JsonWriter writer, ModelProfile profile, ModelRequest request)
    {
        if (profile.Thinking != ThinkingControl.Effort)
            return;
        writer.WriteStartArray("include");
        writer.WriteStringValue("reasoning.encrypted_content");
        writer.WriteEndArray();
        writer.WriteStartObject("reasoning");
        if (request.Effort is { } effort)
            writer.WriteString("effort", EffortName.Of(effort));
        writer.WriteString("summary", "auto");
        writer.WriteEndObject();
    }

    private static void WriteTools(Utf8JsonWriter writer, ModelProfile profile, ModelRequest request)
    {
        if (request.Tools.IsEmpty)
            return;
        writer.WriteStartArray("tools");
        foreach (var tool in request.Tools)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "function");
            writer.WriteString("name", tool.Name);
            writer.WriteString("description", tool.Description);
            writer.WritePropertyName("parameters");
            writer.WriteRawValue(tool.InputSchema);
            writer.WriteBoolean("strict", false);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (request.ForcedTool is { } forced)
        {
            writer.WriteStartObject("tool_choice");
            writer.WriteString("type", "function");
            writer.WriteString("name", forced);
            writer.WriteEndObject();
        }

        if (!profile.ParallelCalls)
            writer.WriteBoolean("parallel_tool_calls", false);
    }
}
