using Grip.Screen.Session;
using Grip.Screen.Text;

namespace Grip.Screen.Slash;

internal sealed class InitSlash() : SlashCommand("init", "", "Let the model write AGENTS.md: how to build, test and work here")
{
    private const string Prompt =
        "Write AGENTS.md at the root of this workspace, or improve the one that is there: what a new colleague has to know to work here. "
        + "The commands to build, to run all tests and one test; the layout in a few lines, with what depends on what; the habits of this "
        + "code that a reader cannot guess. Find out with Map, Glob and Read; try the commands if you may. At most 60 lines, no general advice.";

    public override void Run(TerminalSession session, string argument)
    {
        if (session.Desk.Model.Id == "builtin")
            session.Note("/init needs a model that can write: connect one with /model.", Ink.Warn);
        else
            session.Send(Prompt);
    }
}
