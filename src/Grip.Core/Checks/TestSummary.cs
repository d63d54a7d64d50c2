using System.Collections.Immutable;

namespace Grip.Core.Checks;

/// <summary>Tests that were run against a change.</summary>
/// <param name="NewlyFailing">Full names of tests that fail now and did not fail before the change.</param>
/// <param name="Projects">The test projects that ran, by name.</param>
public sealed record TestSummary(
    int Run,
    int Passed,
    int Failed,
    int Skipped,
    ImmutableArray<string> NewlyFailing,
    ImmutableArray<string> Projects
)
{
    public static TestSummary None { get; } = new(0, 0, 0, 0, [], []);
}

/// <summary>Which tests run before a change lands.</summary>
public enum TestSelection
{
    /// <summary>Those of every test project that references a changed project, directly or not.</summary>
    Affected,
    All,
    None,
}
