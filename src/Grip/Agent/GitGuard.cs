using System.Collections.Immutable;

namespace Grip.Agent;

/// <summary>
/// Settings for git in commands of an agent: a repository that lies inside of the workspace as mere files is not taken for one,
/// and asking for the status starts no program.
/// </summary>
internal static class GitGuard
{
    public static ImmutableDictionary<string, string?> Environment { get; } =
        ImmutableDictionary<string, string?>
            .Empty.Add("GIT_CONFIG_COUNT", "2")
            .Add("GIT_CONFIG_KEY_0", "safe.bareRepository")
            .Add("GIT_CONFIG_VALUE_0", "explicit")
            .Add("GIT_CONFIG_KEY_1", "core.fsmonitor")
            .Add("GIT_CONFIG_VALUE_1", "false")
            .Add("GIT_TERMINAL_PROMPT", "0");
}
