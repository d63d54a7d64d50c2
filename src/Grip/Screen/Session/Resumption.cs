using System.Collections.Immutable;
using System.Text.Json;
using Grip.Core.Agent;
using Grip.Core.Conversation;
using Grip.Core.Tools;
using Grip.Screen.Items;
using Grip.Screen.Text;

namespace Grip.Screen.Session;

/// <summary>Goes on with an earlier session: what was said in it stands on the screen again.</summary>
internal static class Resumption
{
    private const int MostShown = 40;

    /// <exception cref="Core.GripException">Another process is writing it.</exception>
    public static void Show(TerminalSession session, string id, bool fork)
    {
        var items = Items(session.Desk.Resume(id, fork)).ToList();
        if (items.Count > MostShown)
            session.Note($"… {items.Count - MostShown} earlier entries; Ctrl-O shows what follows whole", Ink.Faint);
        foreach (var item in items.TakeLast(MostShown))
            session.Stage.Add(item);
        session.Note($"Going on with session {id[..8]}.", Ink.Faint);
    }

    private static IEnumerable<Item> Items(ImmutableArray<Message> messages)
    {
        var calls = new Dictionary<string, Block.ToolUse>(StringComparer.Ordinal);
        foreach (var message in messages)
        foreach (var block in message.Blocks)
            switch (block)
            {
                case Block.Text { Value.Length: > 0 } text:
                    yield return message.Role == Role.User ? new PromptItem(text.Value) : new AnswerItem(text.Value);
                    break;
                case Block.ToolUse call:
                    calls[call.Id] = call;
                    break;
                case Block.ToolResult result when calls.TryGetValue(result.Id, out var call):
                    var ended = new AgentEvent.ToolEnded(
                        call,
                        new ToolResult(result.Content, result.IsError),
                        Denied: false,
                        TimeSpan.Zero
                    );
                    yield return new ToolItem(ended, Description(call));
                    break;
            }
    }

    /// <summary>The record keeps no description; the first argument says most.</summary>
    private static string Description(Block.ToolUse call)
    {
        try
        {
            using var input = JsonDocument.Parse(call.Input);
            return input.RootElement.ValueKind == JsonValueKind.Object
                ? input
                    .RootElement.EnumerateObject()
                    .Where(one => one.Value.ValueKind == JsonValueKind.String)
                    .Select(one => one.Value.GetString()!)
                    .FirstOrDefault("")
                : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
