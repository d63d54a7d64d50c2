using System.Collections.Immutable;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Map.CSharp;

namespace Grip.Automations;

/// <summary>A transformation of a whole solution that needs no model: rename, rewrite, change-signature, move.</summary>
public interface IAutomation
{
    /// <summary>As in <c>"command":"rename"</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Computes the change from a snapshot; writes nothing. An automation verifies what only it can know (that every
    /// name still means what it meant) on a fork before it answers; the gate then compares diagnostics and tests.
    /// </summary>
    /// <exception cref="GripException">Refused, with the places: an ambiguous name, a conflict, a thing that cannot be done safely.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<Proposal> ProposeAsync(SolutionSnapshot snapshot, CancellationToken cancellation);
}

/// <summary>What an automation proposes.</summary>
/// <param name="Changes">Empty if there is nothing to do.</param>
/// <param name="Notes">What the user should know: places that were left alone and why, text that was changed outside of code.</param>
/// <param name="After">The snapshot with the changes, if the automation made one on the way; else null.</param>
public sealed record Proposal(ChangeSet Changes, ImmutableArray<ProposalNote> Notes, SolutionSnapshot? After = null)
{
    /// <summary>What rules that only report have found.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];
}

/// <summary>A place that a rule complains about.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Severity">"error", "warning", "info" or "hint".</param>
/// <param name="Note">More about it; may be empty.</param>
/// <param name="Place">As in "src/Order.cs:12:17", relative to the root.</param>
public sealed record Finding(string Rule, string Severity, string Message, string Note, string Place)
{
    /// <summary>Whether a run with it does not end well.</summary>
    public bool Counts => Severity is "error" or "warning";
}

/// <param name="Place">As in "src/Order.cs:12:17", relative to the root; null if the note has no place.</param>
public sealed record ProposalNote(string Message, string? Place);
