using System.Collections.Immutable;
using System.Text.Json;
using Grip.Core.Conversation;
using Grip.Home;

namespace Grip.Sessions;

/// <summary>A session in a list.</summary>
/// <param name="Name">What the user calls it, or null.</param>
/// <param name="First">The user's first words; empty if there are none.</param>
/// <param name="Prompts">How often the user said something.</param>
internal sealed record SessionSummary(
    string Id,
    string? Name,
    string First,
    int Prompts,
    string Model,
    DateTimeOffset Started,
    DateTimeOffset Changed
)
{
    /// <summary>Name or first words, in one line.</summary>
    public string Title => Name ?? First.ReplaceLineEndings(" ").Trim();

    public string ShortId => Id.Length > 8 ? Id[..8] : Id;
}

/// <summary>The sessions of a folder.</summary>
internal static class SessionList
{
    private const int Most = 200;

    /// <summary>The newest first; those that cannot be read are left out.</summary>
    public static IReadOnlyList<SessionSummary> Read(HomeFolder home, string root) =>
        [.. SessionFile.List(home, root).Take(Most).Select(id => TryRead(home, root, id)).OfType<SessionSummary>()];

    /// <summary>All that was ever said in a session, also what has given way since.</summary>
    public static ImmutableArray<Message> Messages(HomeFolder home, string root, string id)
    {
        var messages = ImmutableArray.CreateBuilder<Message>();
        foreach (var line in SessionFile.Read(home, root, id))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.GetProperty("type").GetString() == "message")
                messages.Add(MessageRecord.Read(json.RootElement.GetProperty("message")));
        }

        return messages.ToImmutable();
    }

    private static SessionSummary? TryRead(HomeFolder home, string root, string id)
    {
        try
        {
            return Read(home, root, id);
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or IOException)
        {
            return null;
        }
    }

    /// <exception cref="JsonException">It cannot be read.</exception>
    public static SessionSummary Read(HomeFolder home, string root, string id)
    {
        var changed = SessionFile.Changed(home, root, id);
        var summary = new SessionSummary(id, null, "", 0, "", changed, changed);
        foreach (var line in SessionFile.Read(home, root, id))
        {
            using var json = JsonDocument.Parse(line);
            summary = With(summary, json.RootElement);
        }

        return summary;
    }

    private static SessionSummary With(SessionSummary summary, JsonElement line)
    {
        switch (line.GetProperty("type").GetString())
        {
            case "session":
                return summary with
                {
                    Model = line.GetProperty("model").GetString()!,
                    Started = line.GetProperty("started").GetDateTimeOffset(),
                };
            case "name":
                return summary with { Name = line.GetProperty("name").GetString() };
            case "message" when line.GetProperty("by").GetString() is "user" or "earlier":
                var text = MessageRecord.Read(line.GetProperty("message")).Text;
                return text.Length == 0
                    ? summary
                    : summary with
                    {
                        First = summary.First.Length == 0 ? text : summary.First,
                        Prompts = summary.Prompts + 1,
                    };
            default:
                return summary;
        }
    }
}
