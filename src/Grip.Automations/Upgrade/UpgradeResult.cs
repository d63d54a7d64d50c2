using System.Collections.Immutable;
using Grip.Automations.Repair;
using Grip.Automations.Upgrade.Bumping;
using Grip.Core.Changes;
using Grip.Core.Checks;
using Grip.Gate;

namespace Grip.Automations.Upgrade;

/// <summary>How an upgrade ended, with all that a reviewer needs.</summary>
/// <param name="Package">What was asked for.</param>
/// <param name="Version">The version it leads to.</param>
/// <param name="Changes">Of project files, lock files and sources; empty if there was nothing to do.</param>
/// <param name="Judgement">Null if there was nothing to judge.</param>
/// <param name="ChangeId">What <c>grip undo</c> takes; null unless landed.</param>
public sealed record UpgradeResult(
    RunStatus Status,
    string Package,
    string Version,
    ChangeSet Changes,
    Judgement? Judgement,
    string? ChangeId
)
{
    /// <summary>What differs in the package graph, as restore resolved it.</summary>
    public ImmutableArray<PackageChange> Packages { get; init; } = [];

    /// <summary>Whose version was written anew, and why.</summary>
    public ImmutableArray<RaisedPackage> Raised { get; init; } = [];

    /// <summary>Null if nothing was tried.</summary>
    public RepairResult? Repair { get; init; }

    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Errors of the solution before the upgrade that are none of its business.</summary>
    public int ErrorsBefore { get; init; }

    /// <summary>Landed, or would land, with errors left.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Test projects of which a newly failing test is, with the packages that changed under them.</summary>
    public ImmutableArray<string> UnderTests { get; init; } = [];

    /// <summary>The change as a patch, in the encodings of the files; empty if there is none.</summary>
    public ImmutableArray<byte> Patch { get; init; } = [];

    public TimeSpan Duration { get; init; }

    /// <summary>New warnings: of analyzers, and uses of what is obsolete now.</summary>
    public ImmutableArray<CheckDiagnostic> Warnings =>
        [.. (Judgement?.Introduced ?? []).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning)];
}
