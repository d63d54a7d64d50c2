using System.Collections.Immutable;
using Grip.Core.Changes;
using Grip.Map.CSharp;

namespace Grip.Automations.Repair;

/// <summary>What a repair came to.</summary>
/// <param name="Changes">Edits of the sources of the "after" snapshot, in its paths; empty if nothing could be repaired.</param>
/// <param name="After">The "after" snapshot with the changes.</param>
/// <param name="ErrorsBefore">Errors of "after" that "before" does not have.</param>
/// <param name="ErrorsLeft">Those of them, or new ones, that are still there. Never more than before.</param>
/// <param name="Fixed">One entry for each symbol and rule.</param>
/// <param name="Open">What is left, by the symbol that changed.</param>
/// <param name="Tries">How many candidates were given to the compiler.</param>
/// <param name="TimedOut">The budget ended the search.</param>
public sealed record RepairResult(
    ChangeSet Changes,
    SolutionSnapshot After,
    int ErrorsBefore,
    int ErrorsLeft,
    ImmutableArray<FixedCluster> Fixed,
    ImmutableArray<OpenCluster> Open,
    int Tries,
    bool TimedOut,
    TimeSpan Duration
);

/// <param name="Path">Full path.</param>
/// <param name="Line">From 1, in the text before the repair.</param>
public sealed record RepairPlace(string Path, int Line);

/// <summary>Errors with one cause that were repaired in one way.</summary>
/// <param name="Symbol">The old symbol, as in "NUnit.Framework.Assert.AreEqual"; or the name that is unknown.</param>
/// <param name="Kind">The kind of candidate, as in "member".</param>
/// <param name="Evidence">Why this and nothing else, as a phrase.</param>
/// <param name="Before">A line of the first site before, trimmed.</param>
/// <param name="After">The same line afterwards.</param>
public sealed record FixedCluster(
    string Symbol,
    string Kind,
    string Rule,
    string Evidence,
    ImmutableArray<RepairPlace> Sites,
    string Before,
    string After
)
{
    public LearnedFix Learned => new(Symbol, Rule);
}

/// <summary>Errors with one cause for which the evidence decides nothing.</summary>
/// <param name="Candidates">What compiles but is not better founded than another: for a person or a model to choose from. May be empty.</param>
public sealed record OpenCluster(string Symbol, ImmutableArray<OpenError> Errors, ImmutableArray<TiedCandidate> Candidates);

public sealed record OpenError(string Id, string Message, RepairPlace Place, string Project, string TargetFramework);

/// <param name="Text">The line as it would be.</param>
public sealed record TiedCandidate(string Kind, string Rule, string Evidence, string Text, double Score);
