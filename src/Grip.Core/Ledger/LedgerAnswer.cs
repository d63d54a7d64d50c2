using Grip.Core.Tools;

namespace Grip.Core.Ledger;

/// <summary>An action that need not be run, because its outcome is known.</summary>
public sealed record LedgerAnswer(ToolResult Result, Finding Finding)
{
    internal static LedgerAnswer Of(Attempt same, Finding finding) =>
        new(new ToolResult(finding.Fact, IsError: same.Outcome.Failed, Summary: $"not run again: as attempt {same.Number}"), finding);
}
