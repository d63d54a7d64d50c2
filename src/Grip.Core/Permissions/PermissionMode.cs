namespace Grip.Core.Permissions;

/// <summary>Claude Code's modes.</summary>
public enum PermissionMode
{
    /// <summary>Reads are free; edits and commands ask.</summary>
    Default,

    /// <summary>Edits of the workspace are free as well.</summary>
    AcceptEdits,

    /// <summary>Only reads; whatever changes something is refused.</summary>
    Plan,

    /// <summary>What would ask is refused.</summary>
    DontAsk,

    /// <summary>Everything is free, except for what a deny rule names.</summary>
    BypassPermissions,
}
