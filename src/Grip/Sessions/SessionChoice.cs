using Grip.Core;
using Grip.Home;

namespace Grip.Sessions;

/// <summary>Which earlier session a command line means.</summary>
internal sealed class SessionChoice(HomeFolder home, string workspace)
{
    /// <returns>Its id, or null for a new session.</returns>
    /// <exception cref="GripException">There is none, or several begin so; exit code 2.</exception>
    public string? Find(bool newest, string? beginning)
    {
        if (!newest && beginning is null)
            return null;
        var all = SessionFile.List(home, workspace);
        var found = beginning is null
            ? all.Take(1).ToArray()
            : [.. all.Where(id => id.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))];
        return found switch
        {
            [var one] => one,
            [] => throw new GripException(
                ExitCode.Usage,
                beginning is null
                    ? "There is no session of this folder to go on with."
                    : $"There is no session '{beginning}' of this folder.",
                all.Count == 0 ? "Leave out -c and -r to begin one." : "The sessions of this folder, newest first:",
                [.. all.Take(10)]
            ),
            _ => throw new GripException(ExitCode.Usage, $"Several sessions begin with '{beginning}'.", "Give more of the id.", [.. found]),
        };
    }
}
