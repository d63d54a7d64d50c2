using Grip.Core.Changes;

namespace Grip.Core.Checks;

/// <summary>One step of the gate: judges a change set against the baseline, value in, value out.</summary>
/// <remarks>A check writes nothing that the user owns. What it cannot look at it says in <see cref="Verdict.Weaknesses"/>.</remarks>
public interface ICheck
{
    /// <summary>As shown in <c>checks[].name</c>: "semantic", "packages", "tests".</summary>
    string Name { get; }

    /// <exception cref="OperationCanceledException">Cancelled; nothing is left behind.</exception>
    Task<Verdict> JudgeAsync(ChangeSet changes, CancellationToken cancellation);
}
