using System.Text.Json;
using Grip.Core.Tools;

namespace Grip.Tools;

internal sealed class TodoWriteTool : ITool
{
    public ToolSpec Spec { get; } = ToolText.Spec("TodoWrite");

    public ToolEffect Effect => ToolEffect.Notes;

    public string Describe(JsonElement input) => $"{input.GetProperty("todos").GetArrayLength()} items";

    public Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation)
    {
        var lines = input.GetProperty("todos").EnumerateArray().Select(item => $"{Mark(item.Text("status"))} {item.Text("content")}");
        return Task.FromResult(new ToolResult(string.Join('\n', lines.Prepend("The plan:"))));
    }

    private static string Mark(string status) =>
        status switch
        {
            "completed" => "[x]",
            "in_progress" => "[>]",
            _ => "[ ]",
        };
}
