using System.Collections.Immutable;

namespace Grip.Agent.Shell;

/// <summary>What keeps programs from waiting for a person: no pager, no editor, no question.</summary>
internal static class ShellEnvironment
{
    private static readonly ImmutableDictionary<string, string?> Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["PAGER"] = "cat",
        ["GIT_PAGER"] = "cat",
        ["MANPAGER"] = "cat",
        ["GIT_TERMINAL_PROMPT"] = "0",
        ["GIT_EDITOR"] = "true",
        ["EDITOR"] = "true",
        ["VISUAL"] = "true",
        ["DEBIAN_FRONTEND"] = "noninteractive",
        ["npm_config_yes"] = "true",
        ["PYTHONUNBUFFERED"] = "1",
        ["TERM"] = "dumb",
        // Without these a build leaves servers behind that hold its output open.
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        ["MSBUILDTERMINALLOGGER"] = "off",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    public static ImmutableDictionary<string, string?> For(ImmutableDictionary<string, string?> own) => Settings.SetItems(own);
}
