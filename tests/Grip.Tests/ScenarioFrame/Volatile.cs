using System.Text.RegularExpressions;

namespace Grip.Tests.ScenarioFrame;

/// <summary>What differs from run to run and must not stand in an expectation.</summary>
internal static partial class Volatile
{
    public static string Out(string text) =>
        Duration().Replace(MillisecondsOrId().Replace(text, match => $"{match.Groups["name"].Value}\"{{*}}\""), "{*} s");

    [GeneratedRegex("(?<name>\"(duration_ms|change_id|exit_time)\":\\s*)(\"[^\"]*\"|[0-9]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex MillisecondsOrId();

    [GeneratedRegex(@"\b[0-9]+\.[0-9]+ s\b")]
    private static partial Regex Duration();
}
