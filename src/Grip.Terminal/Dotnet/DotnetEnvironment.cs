using System.Collections.Immutable;

namespace Grip.Terminal.Dotnet;

/// <summary>How <c>dotnet</c> is run by a program: English, plain, nothing left running.</summary>
internal static class DotnetEnvironment
{
    public static ImmutableDictionary<string, string?> Plain { get; } =
        ImmutableDictionary<string, string?>
            .Empty.Add("MSBUILDDISABLENODEREUSE", "1")
            .Add("DOTNET_CLI_TELEMETRY_OPTOUT", "1")
            .Add("DOTNET_CLI_UI_LANGUAGE", "en")
            .Add("DOTNET_NOLOGO", "1")
            .Add("MSBUILDTERMINALLOGGER", "off");
}
