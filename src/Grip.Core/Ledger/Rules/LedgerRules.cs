using System.Collections.Immutable;

namespace Grip.Core.Ledger.Rules;

/// <summary>Says what one attempt shows, on its own kind of evidence; null if nothing.</summary>
internal delegate Finding? LedgerRule(LedgerView view);

internal static class LedgerRules
{
    /// <summary>All that look at an attempt after it ran. The order is the order in which facts are told.</summary>
    public static ImmutableArray<LedgerRule> All { get; } =
    [
        CycleRule.Look,
        UndoneEditRule.Look,
        SameErrorsRule.Look,
        RewordedRule.Look,
        EmptySearchRule.Look,
        FailedAgainRule.Look,
        EarlierTurnRule.Look,
        StalledRule.Look,
    ];
}
