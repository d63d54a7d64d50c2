using System.Text.Json;
using Grip.Core.Context;

namespace Grip.Sessions;

/// <summary>What filled the window at the end of a turn, as a line of a session.</summary>
internal static class AccountRecord
{
    public static void Write(Utf8JsonWriter writer, ContextAccount account)
    {
        writer.WriteNumber("tokens", account.Total);
        writer.WriteNumber("window", account.Window);
        writer.WriteNumber("reserved", account.Reserved);
        writer.WriteBoolean("counted", account.Counted);
        writer.WriteStartObject("by_kind");
        foreach (var part in account.Parts)
            writer.WriteNumber(part.Kind, part.Tokens);
        writer.WriteEndObject();
    }

    public static ContextAccount Read(JsonElement line) =>
        new(
            line.GetProperty("tokens").GetInt32(),
            line.GetProperty("window").GetInt32(),
            line.GetProperty("reserved").GetInt32(),
            line.GetProperty("counted").GetBoolean(),
            [.. line.GetProperty("by_kind").EnumerateObject().Select(part => new ContextPart(part.Name, part.Value.GetInt32()))]
        );
}
