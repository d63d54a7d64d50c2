using System.Collections.Immutable;

namespace Grip.Automations.Upgrade.Registry;

/// <summary>A direct reference for which the sources have something newer, or something to say against.</summary>
/// <param name="Current">The lowest version in use.</param>
/// <param name="Latest">Empty if it is the newest.</param>
/// <param name="Step">"major", "minor", "patch" or "prerelease"; empty if there is nothing newer.</param>
/// <param name="Deprecated">Why; empty if it is not.</param>
/// <param name="Vulnerable">Severity and advisory of each; empty if none is known.</param>
public sealed record OutdatedPackage(
    string Id,
    string Current,
    string Latest,
    string Step,
    ImmutableArray<string> Projects,
    ImmutableArray<string> Deprecated,
    ImmutableArray<string> Vulnerable
)
{
    /// <summary>Errors that the newest version would introduce; null if that was not tried.</summary>
    public int? Errors { get; init; }

    /// <summary>The symbols that those errors are about, the most frequent first.</summary>
    public ImmutableArray<string> Symbols { get; init; } = [];

    /// <summary>Why it cannot be tried: the versions do not go together, say; null if it could.</summary>
    public string? Obstacle { get; init; }
}

/// <param name="Packages">By id.</param>
/// <param name="Notes">What could not be asked, as sentences.</param>
public sealed record OutdatedPackages(ImmutableArray<OutdatedPackage> Packages, ImmutableArray<string> Notes);
