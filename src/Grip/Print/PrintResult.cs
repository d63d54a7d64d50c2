using System.Diagnostics;
using Grip.Agent;
using Grip.Core;
using Grip.Core.Agent;
using Grip.Core.Context;

namespace Grip.Print;

/// <summary>How a run ended, whatever the form in which it is printed.</summary>
/// <param name="Kept">The work that was taken back, or null.</param>
internal sealed record PrintResult(string SessionId, string Model, TurnOutcome Outcome, KeptWork? Kept, TimeSpan Duration)
{
    /// <summary>What fills the model's window at the end; null if no request was made.</summary>
    public ContextAccount? Context { get; init; }

    /// <summary>Not done is never 0.</summary>
    public ExitCode ExitCode =>
        Outcome.Reason switch
        {
            StoppedReason.Done => ExitCode.Done,
            StoppedReason.TurnLimit => ExitCode.TurnLimit,
            StoppedReason.Budget => ExitCode.Budget,
            StoppedReason.NoProgress => ExitCode.NoProgress,
            StoppedReason.ModelFailed => Outcome.Failure!.ExitCode,
            _ => ExitCode.Refused,
        };

    /// <summary>Claude Code's <c>subtype</c>.</summary>
    public string Subtype =>
        Outcome.Reason switch
        {
            StoppedReason.Done => "success",
            StoppedReason.TurnLimit => "error_max_turns",
            StoppedReason.Budget => "error_max_budget_usd",
            StoppedReason.NoProgress => "error_no_progress",
            _ => "error_during_execution",
        };

    public string StoppedReasonName =>
        Outcome.Reason switch
        {
            StoppedReason.Done => "done",
            StoppedReason.NotProven => "not_proven",
            StoppedReason.Denied => "denied",
            StoppedReason.TurnLimit => "max_turns",
            StoppedReason.Budget => "max_budget",
            StoppedReason.NoProgress => "no_progress",
            StoppedReason.Refusal => "refusal",
            StoppedReason.ModelFailed => "model_failed",
            _ => throw new UnreachableException($"No name for {Outcome.Reason}."),
        };

    /// <summary>For standard error: why the run is not done, and what to do; null if it is.</summary>
    public string? Complaint =>
        Outcome.Reason switch
        {
            StoppedReason.Done => null,
            StoppedReason.NotProven => $"grip: Not done: {ProofText.OneLine(Outcome.Proof)}{After()}",
            StoppedReason.Denied =>
                $"grip: Not done: {Output.Counted.Of(Outcome.Denied.Length, "call")} needed a permission that nobody could give. Allow them with --permission-mode acceptEdits or --allowedTools.",
            StoppedReason.TurnLimit => $"grip: Stopped at --max-turns after {Outcome.Steps} steps.{After()}",
            StoppedReason.Budget => $"grip: Stopped at --max-budget-usd after {Outcome.CostUsd:0.00} USD.{After()}",
            StoppedReason.NoProgress => $"grip: {StuckText.Of(Outcome.Stuck!, SessionId)}{After()}",
            StoppedReason.ModelFailed => $"grip: {Outcome.Failure!.Message}{After()}\n{Outcome.Failure.NextStep}",
            _ => $"grip: Not done: {Model} declined.{After()}",
        };

    private string After() =>
        Kept is null
            ? Outcome.Proof.Changed.IsEmpty
                ? ""
                : " What was changed is still in place; 'grip undo' takes it back."
            : $" The files are as before; the work was kept: grip apply {Kept.Id}";
}
