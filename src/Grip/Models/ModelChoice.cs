using Grip.Automations.Planner;
using Grip.Core.Models;

namespace Grip.Models;

/// <summary>Which model a command line and an environment mean.</summary>
internal static class ModelChoice
{
    /// <param name="asked">As on the command line, or null.</param>
    public static string Name(string? asked, Func<string, string?> environment) =>
        asked ?? (environment("GRIP_MODEL") is { Length: > 0 } set ? set : "builtin");

    /// <exception cref="ModelException">No such provider, no key; nothing has been sent.</exception>
    public static IModel Create(string name, Func<string, string?> environment) =>
        name == "builtin" ? new BuiltInPlanner() : throw new NotSupportedException(environment("GRIP_MODEL"));
}
