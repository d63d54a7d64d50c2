using Grip.Core.Permissions;
using Grip.Home;
using Grip.Screen.Session;
using Grip.Screen.Text;
using Grip.Sessions;

namespace Grip.Screen.Slash;

internal sealed class ClearSlash() : SlashCommand("clear", "", "Begin anew: an empty conversation, an empty screen")
{
    public override void Run(TerminalSession session, string argument)
    {
        var before = session.Desk.SessionId;
        session.Desk.Leave();
        session.Stage.Wipe();
        session.Note(before is null ? "A new conversation." : $"A new conversation. The one before: /resume {before[..8]}", Ink.Faint);
    }
}

internal sealed class ResumeSlash(HomeFolder home) : SlashCommand("resume", "[ID]", "Go on with an earlier session of this folder")
{
    public override void Run(TerminalSession session, string argument)
    {
        var root = session.Desk.Agent.Workspace.Root;
        if (argument.Length > 0)
        {
            Resumption.Show(session, new SessionChoice(home, root).Find(newest: false, argument)!, fork: false);
            return;
        }

        var sessions = SessionList.Read(home, root).Where(one => one.Id != session.Desk.SessionId).ToList();
        if (sessions.Count == 0)
            session.Note("There is no earlier session of this folder.", Ink.Plain);
        else
            session.Stage.Prompt = SessionPicker.Create(
                sessions,
                id =>
                {
                    session.Stage.Prompt = null;
                    Resumption.Show(session, id, fork: false);
                },
                () => session.Stage.Prompt = null
            );
    }
}

internal sealed class PlanSlash() : SlashCommand("plan", "[PROMPT]", "Plan first: nothing is changed until you agree")
{
    public override void Run(TerminalSession session, string argument)
    {
        var planning = session.Desk.Permissions.Mode == PermissionMode.Plan;
        if (!planning || argument.Length == 0)
            ModeCycle.Set(session.Desk, planning ? PermissionMode.Default : PermissionMode.Plan);
        if (argument.Length > 0)
            session.Send(argument);
        else
            session.Note(planning ? "Plan mode is off." : "Plan mode is on: tools that change or run anything are refused.", Ink.Plain);
    }
}

internal sealed class ExitSlash() : SlashCommand("exit", "", "Leave the session; grip -c goes on with it")
{
    public override bool WhileBusy => true;

    public override void Run(TerminalSession session, string argument) => session.Exit();
}
