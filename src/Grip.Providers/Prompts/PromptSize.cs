using Grip.Core.Conversation;
using Grip.Core.Models;

namespace Grip.Providers.Prompts;

/// <summary>An estimate of a prompt's tokens from its bytes, rather too high than too low.</summary>
internal static class PromptSize
{
    // Below the medians that were measured (C# 5.0, Markdown 3.9, JSON 3.0, logs 2.8): a prompt that is longer than thought is lost.
    private const double TextBytes = 3.4;
    private const double JsonBytes = 2.7;
    private const double ResultBytes = 2.8;
    private const double OtherScriptBytes = 1.8;
    private const int PerMessage = 8;
    private const int PerImage = 1600;

    public static long Tokens(ModelRequest request)
    {
        var sum = Of(request.System, TextBytes) + PerMessage;
        foreach (var tool in request.Tools)
            sum += Of(tool.Name, TextBytes) + Of(tool.Description, TextBytes) + Of(tool.InputSchema, JsonBytes) + PerMessage;
        foreach (var message in request.Messages)
            sum += PerMessage + message.Blocks.Sum(Of);
        return (long)Math.Ceiling(sum);
    }

    private static double Of(Block block) =>
        block switch
        {
            Block.Text text => Of(text.Value, TextBytes),
            Block.Image => PerImage,
            Block.Thinking thinking => Of(thinking.Shown, TextBytes),
            Block.ToolUse call => Of(call.Input, JsonBytes) + Of(call.Name, TextBytes) + PerMessage,
            Block.ToolResult result => Of(result.Content, ResultBytes) + PerMessage,
            _ => 0,
        };

    private static double Of(string text, double bytesPerToken)
    {
        var other = 0;
        foreach (var c in text)
            if (c > 127)
                other++;
        return (text.Length - other) / bytesPerToken + 3.0 * other / OtherScriptBytes;
    }
}
