using System.Globalization;
using Grip.Core.Agent;
using Grip.Core.Context;
using Grip.Core.Ledger;

namespace Grip.Agent;

/// <summary>What the harness does about spirals and a full window, in a line for people.</summary>
internal static class KeepingText
{
    /// <returns>Null for events that a person need not be told.</returns>
    public static string? Of(AgentEvent said) =>
        said switch
        {
            AgentEvent.Noticed noticed => $"{Step(noticed.Step)}: {noticed.Finding.Fact.Split('\n')[0]}",
            AgentEvent.Compacted compacted => Of(compacted),
            _ => null,
        };

    private static string Step(EscalationStep step) =>
        step switch
        {
            EscalationStep.Fact => "noticed",
            EscalationStep.Summary => "going in circles, told what failed",
            EscalationStep.OtherWay => "going in circles, asked for another way",
            EscalationStep.FreshContext => "going in circles, begun anew from the best state",
            EscalationStep.StrongerModel => "going in circles, handed to the stronger model",
            _ => "going in circles, stopped",
        };

    private static string Of(AgentEvent.Compacted compacted)
    {
        var sizes = string.Create(CultureInfo.InvariantCulture, $"{compacted.Before:N0} to {compacted.After:N0} tokens");
        return compacted.Cause == CompactionCause.OldResults
            ? $"context shortened, {sizes}: old results are digests now; nothing else was touched."
            : $"context made anew, {sizes}; kept: {string.Join(", ", compacted.Sections.Select(section => $"{section.Section} ({section.Items})"))}.";
    }
}
