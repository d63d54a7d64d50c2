using System.Collections.Immutable;
using Grip.Automations.Repair;
using Grip.Automations.Upgrade;
using Grip.Automations.Upgrade.Bumping;
using Grip.Automations.Upgrade.Registry;
using Grip.Changes;

namespace Grip.Upgrading;

/// <param name="Old">Null if the package is new in the graph.</param>
/// <param name="New">Null if it is gone.</param>
internal sealed record PackageJson(
    string Id,
    string? Old,
    string? New,
    string TargetFramework,
    bool Direct,
    ImmutableArray<string> Projects
)
{
    public static PackageJson Of(PackageChange change) =>
        new(change.Id, change.OldVersion, change.NewVersion, change.TargetFramework, change.IsDirect, change.Projects);
}

internal sealed record RaisedJson(string Id, string Version, string Why)
{
    public static RaisedJson Of(RaisedPackage package) => new(package.Id, package.Version, package.Why);
}

internal sealed record SiteJson(string Path, int Line)
{
    public static SiteJson Of(RepairPlace place, string root) => new(ChangedFileJson.Relative(place.Path, root), place.Line);
}

internal sealed record FixedJson(
    string Symbol,
    string Kind,
    string Rule,
    string Evidence,
    ImmutableArray<SiteJson> Sites,
    string Before,
    string After
)
{
    public static FixedJson Of(FixedCluster cluster, string root) =>
        new(
            cluster.Symbol,
            cluster.Kind,
            cluster.Rule,
            cluster.Evidence,
            [.. cluster.Sites.Select(site => SiteJson.Of(site, root))],
            cluster.Before,
            cluster.After
        );
}

internal sealed record OpenErrorJson(string Id, string Message, string Path, int Line, string Project, string TargetFramework);

internal sealed record CandidateJson(string Kind, string Rule, string Evidence, string Text);

internal sealed record OpenJson(string Symbol, ImmutableArray<OpenErrorJson> Errors, ImmutableArray<CandidateJson> Candidates)
{
    public static OpenJson Of(OpenCluster cluster, string root) =>
        new(
            cluster.Symbol,
            [
                .. cluster.Errors.Select(error => new OpenErrorJson(
                    error.Id,
                    error.Message,
                    ChangedFileJson.Relative(error.Place.Path, root),
                    error.Place.Line,
                    error.Project,
                    error.TargetFramework
                )),
            ],
            [
                .. cluster.Candidates.Select(candidate => new CandidateJson(
                    candidate.Kind,
                    candidate.Rule,
                    candidate.Evidence,
                    candidate.Text
                )),
            ]
        );
}

/// <summary>What an upgrade adds to the answer of every automation, as its "upgrade".</summary>
/// <param name="ErrorsIntroduced">By the packages, before any repair.</param>
/// <param name="ErrorsLeft">After it.</param>
/// <param name="ErrorsBefore">Of the solution before the upgrade, which are none of its business.</param>
/// <param name="Partial">Landed, or would land, with errors left.</param>
internal sealed record UpgradeJson(
    string Package,
    string Version,
    ImmutableArray<PackageJson> Packages,
    ImmutableArray<RaisedJson> Raised,
    int ErrorsIntroduced,
    int ErrorsLeft,
    int ErrorsBefore,
    bool Partial,
    bool TimedOut,
    int Tries,
    long RepairMs,
    ImmutableArray<FixedJson> Fixed,
    ImmutableArray<OpenJson> Open,
    ImmutableArray<string> UnderTests
)
{
    public static UpgradeJson Of(UpgradeResult result, string root) =>
        new(
            result.Package,
            result.Version,
            [.. result.Packages.Select(PackageJson.Of)],
            [.. result.Raised.Select(RaisedJson.Of)],
            result.Repair?.ErrorsBefore ?? 0,
            result.Repair?.ErrorsLeft ?? 0,
            result.ErrorsBefore,
            result.IsPartial,
            result.Repair?.TimedOut ?? false,
            result.Repair?.Tries ?? 0,
            (long)(result.Repair?.Duration.TotalMilliseconds ?? 0),
            [.. (result.Repair?.Fixed ?? []).Select(cluster => FixedJson.Of(cluster, root))],
            [.. (result.Repair?.Open ?? []).Select(cluster => OpenJson.Of(cluster, root))],
            result.UnderTests
        );
}

/// <param name="Errors">Null if it was not tried.</param>
internal sealed record OutdatedJson(
    string Id,
    string Current,
    string Latest,
    string Step,
    ImmutableArray<string> Projects,
    ImmutableArray<string> Deprecated,
    ImmutableArray<string> Vulnerable,
    int? Errors,
    ImmutableArray<string> Symbols,
    string? Obstacle
)
{
    public static OutdatedJson Of(OutdatedPackage package) =>
        new(
            package.Id,
            package.Current,
            package.Latest,
            package.Step,
            package.Projects,
            package.Deprecated,
            package.Vulnerable,
            package.Errors,
            package.Symbols,
            package.Obstacle
        );
}

internal sealed record UpgradeListJson(
    string Type,
    string Command,
    string Status,
    ImmutableArray<OutdatedJson> Packages,
    ImmutableArray<string> Notes,
    long DurationMs
);
