using Grip.Agent.Senses;
using Grip.Core.Context;
using Grip.Core.Ledger;
using Grip.Core.Models;
using Grip.Sessions;

namespace Grip.Agent;

/// <summary>What keeps one agent in grip: its ledger, what it does about spirals, its context.</summary>
internal sealed record AgentKeeping(AttemptLedger Ledger, SpiralGuard Guard, ContextKeeper Context)
{
    /// <param name="model">May be an <see cref="EscalatingModel"/>; then the stronger one is the last way out.</param>
    /// <param name="earlier">What the session holds so far.</param>
    /// <param name="asksModel">Whether the model is asked where the work stands when messages have to give way.</param>
    public static AgentKeeping Create(AgentWorkspace workspace, TurnProver prover, IModel model, SessionContent earlier, bool asksModel)
    {
        var senses = new WorkspaceSenses(workspace, prover);
        var ledger = new AttemptLedger(senses.ToSenses(), earlier.Attempts, earlier.Results);
        var summary = new ModelSummary(model);
        var context = new ContextKeeper(ledger, () => model.Profile, asksModel ? summary.AskAsync : null, earlier.Kept);
        var escalating = model as EscalatingModel;
        return new AgentKeeping(
            ledger,
            new SpiralGuard(ledger, workspace.Root, context, () => escalating?.Escalate() ?? false, escalating is not null),
            context
        );
    }
}
