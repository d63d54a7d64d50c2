using System.Collections.Immutable;

namespace Grip.Core.Checks;

/// <summary>How far a verdict looked. A higher value includes all lower ones.</summary>
public enum CheckLevel
{
    /// <summary>Only the syntax of the touched files.</summary>
    Syntax,

    /// <summary>
    /// The touched files and every file, in any project, that a changed declaration can affect. Analyzers look at the
    /// touched files only: what they would say about others is known at <see cref="Full"/>.
    /// </summary>
    Affected,

    /// <summary>The touched projects and all their dependents in full, with analyzers that can report errors.</summary>
    Full,
}

/// <summary>What a change set does to the diagnostics of the solution, compared with the baseline.</summary>
/// <param name="PreExisting">How many errors were there before and still are, in what was looked at.</param>
/// <param name="Weaknesses">Why this verdict is weaker than a build, in sentences for people; empty if it is not.</param>
public sealed record Verdict(
    CheckLevel Level,
    ImmutableArray<CheckDiagnostic> Introduced,
    ImmutableArray<CheckDiagnostic> Fixed,
    int PreExisting,
    ImmutableArray<string> Weaknesses
)
{
    /// <summary>What the tests said, where this verdict comes from tests; else null.</summary>
    public TestSummary? Tests { get; init; }

    /// <summary>True if the change may land: no introduced diagnostic is an error, and no test newly fails.</summary>
    public bool Passes =>
        !Introduced.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) && (Tests is null || Tests.NewlyFailing.IsEmpty);

    /// <summary>Nothing was introduced and nothing fixed.</summary>
    public static Verdict Clean(CheckLevel level) => new(level, [], [], 0, []);
}
