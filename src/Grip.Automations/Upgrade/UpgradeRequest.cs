using System.Collections.Immutable;
using Grip.Automations.Repair;
using Grip.Core.Changes;
using Grip.Core.Checks;

namespace Grip.Automations.Upgrade;

/// <param name="Package">The id, letter case ignored.</param>
/// <param name="Version">As in "11.2.0", or a part of it ("11" is the newest 11.x); null for the newest.</param>
/// <param name="Prerelease">Pre-releases count as versions.</param>
public sealed record UpgradeRequest(string Package, string? Version, bool Prerelease);

/// <param name="WorkspaceRoot">What is copied to be tried, and what may be changed.</param>
/// <param name="Partial">Land also if errors are left that no evidence decides.</param>
/// <param name="RepairBudget">How long to look for repairs.</param>
public sealed record UpgradeOptions(string WorkspaceRoot, bool DryRun, TestSelection Tests, bool Partial, TimeSpan RepairBudget)
{
    /// <summary>Repair also uses of what is obsolete now.</summary>
    public bool Warnings { get; init; }

    /// <summary>Called once with all that is about to be written, before it is.</summary>
    public Action<ChangeSet> BeforeLanding { get; init; } = static _ => { };

    /// <summary>Files that land with the upgrade, in the same write: a report, a recipe. Asked with the result as if it had landed.</summary>
    public Func<UpgradeResult, ImmutableArray<FileChange>> Companions { get; init; } = static _ => [];

    /// <summary>Fixes that were learned elsewhere, tried first.</summary>
    public ImmutableArray<LearnedFix> Known { get; init; } = [];

    /// <summary>Full names of what takes the place of something, as a map says.</summary>
    public ImmutableDictionary<string, string> Mapped { get; init; } = ImmutableDictionary<string, string>.Empty;
}
