using System.Collections.Immutable;

namespace Grip.Core.Conversation;

public sealed record Message(Role Role, ImmutableArray<Block> Blocks)
{
    public static Message User(string text) => new(Role.User, [new Block.Text(text)]);

    /// <summary>The text blocks, joined by line ends.</summary>
    public string Text => string.Join('\n', Blocks.OfType<Block.Text>().Select(block => block.Value));

    public IEnumerable<Block.ToolUse> ToolUses => Blocks.OfType<Block.ToolUse>();
}
