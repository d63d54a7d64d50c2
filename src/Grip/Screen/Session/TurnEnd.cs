using Grip.Core.Agent;
using Grip.Core.Permissions;
using Grip.Screen.Prompts;
using Grip.Screen.Text;

namespace Grip.Screen.Session;

/// <summary>What comes after a turn: in plan mode the question whether the plan is to be carried out.</summary>
internal static class TurnEnd
{
    private const string Carry = "The plan is approved and plan mode is off. Carry the plan out.";

    public static void Show(TurnOutcome outcome, TerminalSession session)
    {
        var planned = outcome is { Reason: StoppedReason.Done or StoppedReason.Denied, Answer.Length: > 0 };
        if (planned && session.Desk.Permissions.Mode == PermissionMode.Plan && session.Desk.Model.Id != "builtin")
            Ask(session);
    }

    private static void Ask(TerminalSession session) =>
        session.Stage.Prompt = new ChoicePrompt(
            _ => [Line.Of("Carry this plan out?", Ink.Bold)],
            [new("Yes, and accept edits"), new("Yes, and ask before each change"), new("No, go on planning")],
            (choice, _) =>
            {
                session.Stage.Prompt = null;
                if (choice == 2)
                    return;
                ModeCycle.Set(session.Desk, choice == 0 ? PermissionMode.AcceptEdits : PermissionMode.Default);
                session.Send(Carry);
            },
            () => session.Stage.Prompt = null
        );
}
