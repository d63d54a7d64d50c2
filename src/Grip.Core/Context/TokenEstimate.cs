using System.Text;
using Grip.Core.Conversation;
using Grip.Core.Tools;

namespace Grip.Core.Context;

/// <summary>Tokens by the length of a text. Servers count their own way; <see cref="ContextKeeper"/> learns the difference from their answers.</summary>
public static class TokenEstimate
{
    private const int PerMessage = 4;
    private const int PerBlock = 8;
    private const int PerImage = 1_500;

    /// <summary>About 3.5 bytes of UTF-8 a token, as code and prose have it.</summary>
    public static int Of(string text) => text.Length == 0 ? 0 : (Encoding.UTF8.GetByteCount(text) * 2 + 6) / 7;

    public static int Of(Message message) => PerMessage + message.Blocks.Sum(Of);

    public static int Of(ToolSpec tool) => PerBlock + Of(tool.Name) + Of(tool.Description) + Of(tool.InputSchema);

    public static int Of(Block block) =>
        block switch
        {
            Block.Text text => Of(text.Value),
            Block.ToolUse call => PerBlock + Of(call.Name) + Of(call.Input),
            Block.ToolResult result => PerBlock + Of(result.Content),
            Block.Thinking thinking => Of(thinking.Json),
            Block.Image => PerImage,
            _ => throw new ArgumentOutOfRangeException(nameof(block), block, message: null),
        };
}
