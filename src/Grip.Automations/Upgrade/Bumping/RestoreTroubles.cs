using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Grip.Map.Loading.Packages;
using NuGet.Versioning;

namespace Grip.Automations.Upgrade.Bumping;

/// <summary>A package that another one needs in a higher version.</summary>
internal sealed record Needed(string Id, NuGetVersion Version, string Why);

/// <summary>A package that allows another one only up to a version.</summary>
/// <param name="Holder">It has the limit.</param>
internal sealed record Limit(string Holder, string HolderVersion, string Limited, string Resolved);

/// <summary>What restore complains about, as facts.</summary>
internal static partial class RestoreTroubles
{
    /// <summary>NU1605, NU1109: the one answer is the version that the message names.</summary>
    public static IEnumerable<Needed> Downgrades(IEnumerable<RestoreMessage> messages) =>
        messages
            .Where(message => message.Code is "NU1605" or "NU1109")
            .Select(message => (message.Code, Match: Downgrade().Match(message.Message)))
            .Where(pair => pair.Match.Success && NuGetVersion.TryParse(pair.Match.Groups["needed"].Value, out _))
            .Select(pair => new Needed(
                pair.Match.Groups["id"].Value,
                NuGetVersion.Parse(pair.Match.Groups["needed"].Value),
                $"{pair.Code}: another package needs at least {pair.Match.Groups["needed"].Value}"
            ));

    /// <summary>NU1608: the answer is a version of the holder without the limit, if there is one.</summary>
    public static IEnumerable<Limit> Limits(IEnumerable<RestoreMessage> messages) =>
        messages
            .Where(message => message.Code == "NU1608")
            .Select(message => Outside().Match(message.Message))
            .Where(match => match.Success)
            .Select(match => new Limit(
                match.Groups["holder"].Value,
                match.Groups["version"].Value,
                match.Groups["id"].Value,
                match.Groups["resolved"].Value
            ));

    /// <summary>NU1107: packages at the beginning of each chain that leads to the conflict, with what the package is.</summary>
    public static IEnumerable<(string Package, ImmutableArray<string> Holders)> Conflicts(IEnumerable<RestoreMessage> messages) =>
        messages.Where(message => message.Code == "NU1107").Select(message => (message.Package, Chains(message.Message)));

    public static ImmutableArray<RestoreMessage> Dropped(IEnumerable<RestoreMessage> messages) =>
        [.. messages.Where(message => message.Code is "NU1202" or "NU1701" or "NU1213")];

    public static ImmutableArray<RestoreMessage> NotFound(IEnumerable<RestoreMessage> messages) =>
        [.. messages.Where(message => message.Code is "NU1101" or "NU1102" or "NU1103")];

    public static ImmutableArray<RestoreMessage> Unreachable(IEnumerable<RestoreMessage> messages) =>
        [.. messages.Where(message => message.Code is "NU1301" or "NU1300" or "NU1302" or "NU1303" or "NU1304")];

    private static ImmutableArray<string> Chains(string message) =>
        [
            .. message
                .Split('\n')
                .Where(line => line.Contains("->", StringComparison.Ordinal))
                .Select(line => line.Split("->"))
                .Where(parts => parts.Length > 2)
                .Select(parts => parts[1].Trim().Split(' ')[0])
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    [GeneratedRegex(
        @"package downgrade: (?<id>\S+) from (?<needed>\S+) to (centrally defined )?(?<now>\S+?)\. ",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Downgrade();

    [GeneratedRegex(
        @"outside of dependency constraint: (?<holder>\S+) (?<version>\S+) requires (?<id>\S+) \([^)]*\) but version \S+ (?<resolved>\S+) was resolved",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Outside();
}
