using System.Collections.Immutable;
using Grip.Automations;
using Grip.Core.Changes;
using Grip.Gate;

namespace Grip.Changes;

/// <summary>What became of a change, whoever proposed it.</summary>
/// <param name="Root">Absolute; paths are shown relative to it.</param>
/// <param name="Judgement">Empty if there was nothing to judge.</param>
/// <param name="ChangeId">What 'grip undo' takes; null if nothing was landed.</param>
/// <param name="Diff">The patch of a dry run, in the encodings of the files; else null.</param>
internal sealed record ChangeOutcome(
    RunStatus Status,
    string Root,
    ChangeSet Changes,
    ImmutableArray<ProposalNote> Notes,
    Judgement Judgement,
    string? ChangeId,
    byte[]? Diff
)
{
    /// <summary>What rules that only report have found.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    public bool EndsWell => Status != RunStatus.Refused && !Findings.Any(finding => finding.Counts);
}
