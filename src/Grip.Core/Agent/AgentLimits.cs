namespace Grip.Core.Agent;

/// <param name="MaxSteps">How often the model may be asked in one turn; null is no limit.</param>
/// <param name="MaxCostUsd">What a turn may cost; null is no limit.</param>
/// <param name="MaxProofRounds">How often a turn that is not proven is handed back to the model.</param>
public sealed record AgentLimits(int? MaxSteps, decimal? MaxCostUsd, int MaxProofRounds)
{
    public static AgentLimits Default { get; } = new(null, null, 3);

    /// <summary>The limit that forbids another step, or null.</summary>
    public StoppedReason? Reached(int steps, decimal? cost) =>
        MaxSteps is { } most && steps >= most ? StoppedReason.TurnLimit
        : MaxCostUsd is { } budget && cost >= budget ? StoppedReason.Budget
        : null;
}
