using System.Collections.Immutable;
using System.Text.Json;
using Grip.Core.Agent;
using Grip.Core.Context;
using Grip.Core.Conversation;

namespace Grip.Sessions;

/// <summary>A compaction as a line of a session: what was kept, and the conversation as it is from there on.</summary>
internal static class CompactionRecord
{
    public static void Write(Utf8JsonWriter writer, AgentEvent.Compacted compacted)
    {
        writer.WriteString("cause", compacted.Cause.ToString());
        writer.WriteNumber("before", compacted.Before);
        writer.WriteNumber("after", compacted.After);
        writer.WriteStartArray("sections");
        foreach (var section in compacted.Sections)
        {
            writer.WriteStartObject();
            writer.WriteString("section", section.Section);
            writer.WriteNumber("items", section.Items);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteKept(writer, compacted.Kept);
        writer.WriteStartArray("messages");
        foreach (var entry in compacted.Entries)
        {
            writer.WriteStartObject();
            writer.WriteString("by", VoiceNames.Of(entry.By));
            writer.WritePropertyName("message");
            MessageRecord.Write(writer, entry.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteKept(Utf8JsonWriter writer, KeptState kept)
    {
        Texts(writer, "user_words", kept.UserWords);
        Texts(writer, "decisions", kept.Decisions);
        writer.WriteString("plan", kept.Plan);
        writer.WriteString("standing", kept.Standing);
    }

    public static KeptState ReadKept(JsonElement line) =>
        new(
            Texts(line, "user_words"),
            Texts(line, "decisions"),
            line.GetProperty("plan").GetString()!,
            line.GetProperty("standing").GetString()!
        );

    public static RecordedCompaction Read(JsonElement line) =>
        new(
            line.GetProperty("cause").GetString()!,
            line.GetProperty("before").GetInt32(),
            line.GetProperty("after").GetInt32(),
            [
                .. line.GetProperty("sections")
                    .EnumerateArray()
                    .Select(section => new KeptSection(
                        section.GetProperty("section").GetString()!,
                        section.GetProperty("items").GetInt32()
                    )),
            ]
        );

    public static Entry ReadEntry(JsonElement json)
    {
        var message = MessageRecord.Read(json.GetProperty("message"));
        return new Entry(message, VoiceNames.Read(json.TryGetProperty("by", out var by) ? by.GetString() : null, message));
    }

    private static void Texts(Utf8JsonWriter writer, string name, ImmutableArray<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static ImmutableArray<string> Texts(JsonElement line, string name) =>
        [.. line.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];
}
