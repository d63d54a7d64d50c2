using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Grip.Core.Conversation;
using Grip.Core.Text;
using Grip.Core.Tools;

namespace Grip.Core.Ledger;

/// <summary>A call in its canonical form, so that the same action is known again however it is written.</summary>
/// <param name="Shown">One line for people.</param>
/// <param name="Key">Equal for calls that do the same: paths, white space and the order of flags do not count.</param>
/// <param name="Family">Equal for calls that try the same thing in other words: line numbers, flags and views do not count either.</param>
/// <param name="Paths">The files that it names, relative to the workspace.</param>
/// <param name="Subject">The text that a search looks for or an edit replaces; the command line of a command; else empty.</param>
/// <param name="Made">The text that an edit puts in; else empty.</param>
public sealed record ToolAction(
    Block.ToolUse Call,
    ActionKind Kind,
    string Shown,
    string Key,
    string Family,
    ImmutableArray<string> Paths,
    string Subject,
    string Made
)
{
    /// <summary>The same call may answer otherwise although the workspace is as it was: network, time, another process.</summary>
    public bool MayChangeByItself { get; init; }

    /// <summary>It leaves a process behind, so that from now on much may change by itself.</summary>
    public bool LeavesRunning { get; init; }

    /// <summary>It leaves nothing behind, so what was known before it is known after it.</summary>
    public bool LeavesNothing { get; init; }

    private static readonly ImmutableHashSet<string> Remarks = ["description", "timeout", "activeForm"];

    /// <param name="root">The workspace's folder, which canonical paths leave out.</param>
    public static ToolAction Of(Block.ToolUse call, JsonElement input, ITool tool, string shown, string root)
    {
        var kind = KindOf(tool, input);
        var command = kind == ActionKind.Command && Text(input, "command") is { } line ? CommandForm.Of(line, root) : null;
        var paths = PathsOf(input, root);
        return new ToolAction(
            call,
            kind,
            shown,
            Hash($"{call.Name} {(command is null ? Canonical(input, root) : command.Exact)}"),
            command?.Family ?? $"{call.Name} {string.Join(' ', paths)}",
            paths,
            command?.Line ?? Text(input, "pattern") ?? Texts(input, "old_string"),
            Texts(input, "new_string") + Text(input, "content")
        )
        {
            MayChangeByItself = tool.MayChangeByItself || command is { MayChangeByItself: true },
            LeavesRunning = command is { LeavesRunning: true },
            LeavesNothing = kind is ActionKind.Read or ActionKind.Search || command is { OnlyLooks: true },
        };
    }

    /// <summary>A call that was never fit to run: no such tool, or arguments that are wrong.</summary>
    public static ToolAction Unfit(Block.ToolUse call) =>
        new(call, ActionKind.Note, call.Name, Hash($"{call.Name} {call.Input}"), call.Name, [], "", "") { LeavesNothing = true };

    private static ActionKind KindOf(ITool tool, JsonElement input) =>
        tool.EffectOf(input) switch
        {
            ToolEffect.Edits => ActionKind.Edit,
            ToolEffect.Executes => ActionKind.Command,
            ToolEffect.Notes => ActionKind.Note,
            _ => input.TryGetProperty("file_path", out _) ? ActionKind.Read : ActionKind.Search,
        };

    private static ImmutableArray<string> PathsOf(JsonElement input, string root)
    {
        var named = Edits(input).Select(part => Text(part, "file_path")).OfType<string>();
        return [.. named.Select(path => WorkspacePath.Of(path, root)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The input, and the edits in it if it holds several.</summary>
    private static IEnumerable<JsonElement> Edits(JsonElement input) =>
        input.TryGetProperty("edits", out var edits) && edits.ValueKind == JsonValueKind.Array
            ? edits.EnumerateArray().Prepend(input)
            : [input];

    private static string Texts(JsonElement input, string name) =>
        string.Join('\n', Edits(input).Select(part => Text(part, name)).OfType<string>());

    private static string Canonical(JsonElement value, string root)
    {
        var text = new StringBuilder();
        Append(text, value, "", root);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement value, string name, string root)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (
                    var member in value
                        .EnumerateObject()
                        .Where(member => !Remarks.Contains(member.Name))
                        .OrderBy(member => member.Name, StringComparer.Ordinal)
                )
                {
                    text.Append('{').Append(member.Name).Append('=');
                    Append(text, member.Value, member.Name, root);
                    text.Append('}');
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    text.Append('[');
                    Append(text, item, name, root);
                    text.Append(']');
                }

                break;
            case JsonValueKind.String:
                var content = value.GetString()!.ReplaceLineEndings("\n");
                text.Append(name is "file_path" or "path" ? WorkspacePath.Of(content, root) : content.TrimEnd());
                break;
            case JsonValueKind.False:
            case JsonValueKind.Null:
                // An argument that says what is so without it.
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static string? Text(JsonElement input, string name) =>
        input.ValueKind == JsonValueKind.Object && input.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static string Hash(string text) => ContentHash.Of(Encoding.UTF8.GetBytes(text)).Value[..16];
}
