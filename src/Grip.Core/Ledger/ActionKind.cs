namespace Grip.Core.Ledger;

/// <summary>What an action is good for; the rules of the ledger differ by it.</summary>
public enum ActionKind
{
    /// <summary>Looks at one file.</summary>
    Read,

    /// <summary>Looks for something, or asks about the workspace.</summary>
    Search,

    /// <summary>Changes files through the gate.</summary>
    Edit,

    /// <summary>Runs a command.</summary>
    Command,

    /// <summary>Changes nothing but the agent's own notes, or judges what is there.</summary>
    Note,
}
