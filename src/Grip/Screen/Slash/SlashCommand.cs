using Grip.Screen.Session;

namespace Grip.Screen.Slash;

/// <summary>One command of the session, as in "/model NAME".</summary>
/// <param name="name">Without the slash.</param>
/// <param name="arguments">As in "[NAME]"; empty if it takes none.</param>
internal abstract class SlashCommand(string name, string arguments, string summary)
{
    public string Name => name;

    public string Arguments => arguments;

    public string Summary => summary;

    /// <summary>True if it can be used while the agent works.</summary>
    public virtual bool WhileBusy => false;

    /// <param name="argument">What stands behind the name, trimmed.</param>
    /// <exception cref="Core.GripException">It cannot be done; the session goes on.</exception>
    public abstract void Run(TerminalSession session, string argument);
}
