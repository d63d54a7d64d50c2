using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Grip.Terminal.Sandbox;

namespace Grip.Sandbox;

/// <summary>The sandbox that shell commands of an agent run in, and the words for what it held back.</summary>
/// <param name="Packages">Where NuGet finds packages: only to be read, unless there is a network to get more from.</param>
/// <param name="Temporary">The only place besides the workspace and the listed ones that commands may write; also their TMPDIR.</param>
internal sealed partial record CommandSandbox(SandboxPolicy Policy, string Temporary, string Packages)
{
    /// <summary>Points tools to places that they may write.</summary>
    public ImmutableDictionary<string, string?> Environment =>
        ImmutableDictionary<string, string?>
            .Empty.Add("TMPDIR", Temporary)
            .Add("DOTNET_CLI_HOME", Temporary)
            .Add("NUGET_PACKAGES", Packages)
            .Add("NUGET_SCRATCH", Path.Combine(Temporary, "nuget"))
            .Add("NUGET_HTTP_CACHE_PATH", Path.Combine(Temporary, "nuget-http"))
            .Add("XDG_CACHE_HOME", Path.Combine(Temporary, "cache"))
            .Add("npm_config_cache", Path.Combine(Temporary, "npm"))
            .Add("GOCACHE", Path.Combine(Temporary, "go-build"))
            .Add("PIP_CACHE_DIR", Path.Combine(Temporary, "pip"))
            .Add("MSBUILDDISABLENODEREUSE", "1")
            .Add("DOTNET_CLI_TELEMETRY_OPTOUT", "1");

    /// <summary>One line on what the sandbox may have held back; null where a failed command does not look like it.</summary>
    public string? Explain(string output)
    {
        if (!Policy.Network && Unreachable().IsMatch(output))
            return "The sandbox gives commands no network: --sandbox network, or \"sandbox\": {\"mode\": \"network\"} in the user's settings.json, would.";
        return Forbidden().IsMatch(output)
            ? "The sandbox lets commands write only in the workspace and $TMPDIR, and hides keys and other folders of the home: \"sandbox\": {\"write\": [\"FOLDER\"], \"read\": [\"FOLDER\"]} in the user's settings.json would add one."
            : null;
    }

    [GeneratedRegex(
        "network is unreachable|could not resolve host|name resolution|getaddrinfo|ENETUNREACH|EAI_AGAIN|ENOTFOUND|no route to host|connection refused|unable to load the service index|failed to connect|name or service not known|resource temporarily unavailable \\(",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Unreachable();

    [GeneratedRegex(
        "permission denied|operation not permitted|EACCES|EPERM|read-only file system|access to the path .* is denied",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Forbidden();
}
