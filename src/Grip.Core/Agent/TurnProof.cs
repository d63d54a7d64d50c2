using System.Collections.Immutable;
using Grip.Core.Checks;

namespace Grip.Core.Agent;

/// <summary>What the harness, not the model, found out about the work of a turn.</summary>
/// <param name="Changed">Files that differ from before the turn, relative to the workspace, with '/'.</param>
/// <param name="Introduced">Errors that were not there before the turn.</param>
/// <param name="Tests">The tests that were run; null if none were.</param>
/// <param name="Weaknesses">Why this proof is weaker than a build, in sentences.</param>
/// <param name="Looked">What was looked at, as in "semantic, all dependents".</param>
public sealed record TurnProof(
    ImmutableArray<string> Changed,
    ImmutableArray<CheckDiagnostic> Introduced,
    TestSummary? Tests,
    ImmutableArray<string> Weaknesses,
    string Looked
)
{
    /// <summary>Nothing was changed, so there is nothing to prove.</summary>
    public static TurnProof Nothing { get; } = new([], [], null, [], "nothing was changed") { Open = "" };

    /// <summary>How tests were made to say less although nobody asked for it, in sentences.</summary>
    public ImmutableArray<string> WeakenedTests { get; init; } = [];

    public bool Holds => Introduced.IsEmpty && WeakenedTests.IsEmpty && (Tests is null || Tests.NewlyFailing.IsEmpty);

    /// <summary>What is open, written for the model: the facts and the next step.</summary>
    public required string Open { get; init; }
}
