using System.Collections.Immutable;

namespace Grip.Automations.Upgrade;

/// <summary>What a bump does to one package in one target framework, over all projects of that framework.</summary>
/// <param name="OldVersion">Null if the package is new in the graph.</param>
/// <param name="NewVersion">Null if the package is gone from the graph.</param>
/// <param name="TargetFramework">As in "net10.0"; may be empty.</param>
/// <param name="IsDirect">Some project references it by itself.</param>
/// <param name="Projects">The names of the projects concerned.</param>
/// <param name="OldAssemblies">Full paths of what the compiler saw of it before; they are in the package folder and outlive the bump.</param>
/// <param name="NewAssemblies">Full paths of what it sees of it now.</param>
public sealed record PackageChange(
    string Id,
    string? OldVersion,
    string? NewVersion,
    string TargetFramework,
    bool IsDirect,
    ImmutableArray<string> Projects,
    ImmutableArray<string> OldAssemblies,
    ImmutableArray<string> NewAssemblies
);
