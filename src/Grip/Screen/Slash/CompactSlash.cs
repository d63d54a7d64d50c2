using Grip.Agent;
using Grip.Screen.Items;
using Grip.Screen.Session;
using Grip.Screen.Text;

namespace Grip.Screen.Slash;

internal sealed class CompactSlash()
    : SlashCommand("compact", "[WHAT TO KEEP]", "Go on with the state of the work in the place of earlier messages")
{
    public override void Run(TerminalSession session, string argument) =>
        session.Start("Compacting", isTurn: false, cancellation => CompactAsync(session, argument, cancellation));

    private static async Task<Action> CompactAsync(TerminalSession session, string focus, CancellationToken cancellation)
    {
        var compacted = await session.Desk.CompactAsync(focus.Length == 0 ? null : focus, cancellation);
        return () =>
            session.Stage.Add(new NoteItem(compacted is null ? "Nothing was said yet." : $"↻ {KeepingText.Of(compacted)}", Ink.Plain));
    }
}
