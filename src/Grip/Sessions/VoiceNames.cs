using Grip.Core.Conversation;

namespace Grip.Sessions;

/// <summary>Whose a message is, as a session says it.</summary>
internal static class VoiceNames
{
    public static string Of(Voice voice) => voice.ToString().ToLowerInvariant();

    /// <summary>Sessions of older versions say "earlier" for what a fork took over.</summary>
    public static Voice Read(string? name, Message message) =>
        Enum.TryParse<Voice>(name, ignoreCase: true, out var voice) ? voice
        : message.Role == Role.Assistant ? Voice.Model
        : message.Blocks.Any(block => block is Block.ToolResult) ? Voice.Tools
        : Voice.User;
}
