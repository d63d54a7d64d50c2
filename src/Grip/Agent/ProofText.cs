using Grip.Core.Agent;
using Grip.Core.Checks;

namespace Grip.Agent;

/// <summary>The facts of a proof for people; written by the harness from results of this run.</summary>
internal static class ProofText
{
    public static string OneLine(TurnProof proof)
    {
        if (proof.Changed.IsEmpty)
            return "No file was changed.";
        var files = proof.Changed.Length == 1 ? "1 file changed" : $"{proof.Changed.Length} files changed";
        var compiler =
            proof.Looked.StartsWith("nothing", StringComparison.Ordinal) ? "not checked by a compiler"
            : proof.Introduced.IsEmpty ? "no error introduced"
            : $"{proof.Introduced.Length} errors introduced";
        return $"{files}, {compiler}{Tests(proof.Tests)}{Weakened(proof)}.";
    }

    private static string Weakened(TurnProof proof) =>
        proof.WeakenedTests.IsEmpty ? "" : $", {Output.Counted.Of(proof.WeakenedTests.Length, "test")} made to say less";

    private static string Tests(TestSummary? tests) =>
        tests is null or { Run: 0, NewlyFailing.IsEmpty: true } ? ""
        : tests.NewlyFailing.IsEmpty ? $", {tests.Passed} tests passed"
        : $", {tests.NewlyFailing.Length} tests newly failing";
}
