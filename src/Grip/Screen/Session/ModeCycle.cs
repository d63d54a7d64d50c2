using Grip.Core.Permissions;

namespace Grip.Screen.Session;

/// <summary>Shift-Tab: from asking over accepting edits to planning and back.</summary>
internal static class ModeCycle
{
    public static void Next(SessionDesk desk) =>
        Set(
            desk,
            desk.Permissions.Mode switch
            {
                PermissionMode.Default => PermissionMode.AcceptEdits,
                PermissionMode.AcceptEdits => PermissionMode.Plan,
                _ => PermissionMode.Default,
            }
        );

    public static void Set(SessionDesk desk, PermissionMode mode) => desk.Permissions.Mode = mode;
}
