using Grip.Agent;
using Grip.Core.Agent;
using Grip.Output;
using Grip.Screen.Text;

namespace Grip.Screen.Items;

/// <summary>How a turn ended: the facts, as the harness found them.</summary>
internal sealed record OutcomeItem(TurnOutcome Outcome, TimeSpan Duration) : Item
{
    public override IEnumerable<Line> Render(int width, bool whole)
    {
        if (Outcome.Failure is { } failure)
            return Failure(failure, width);
        var lines = new List<Line>();
        if (!Outcome.Proof.Changed.IsEmpty)
            lines.AddRange(Proof(width));
        if (Reason() is { } reason)
            lines.AddRange(Line.Of(reason, Ink.Warn).Wrap(width));
        return lines;
    }

    private IEnumerable<Line> Proof(int width)
    {
        var proof = Outcome.Proof;
        var facts = $"{(proof.Holds ? "✓" : "✗")} {ProofText.OneLine(proof)} ({Output.Duration.Of(Duration)})";
        foreach (var row in Line.Of(facts, proof.Holds ? Ink.Good.With(Weight.Bold) : Ink.Bad.With(Weight.Bold)).Wrap(width, "  "))
            yield return row;
        foreach (var line in VerdictView.Errors(proof.Introduced, width))
            yield return line;
        if (proof.Tests is { NewlyFailing: { IsEmpty: false } failing })
            foreach (var name in failing.Take(5))
                yield return Line.Of($"  newly failing: {name}", Ink.Bad).Cut(width);
        foreach (var weakness in proof.Weaknesses.Take(3))
        foreach (var row in Line.Of($"  ! {weakness}", Ink.Warn).Wrap(width, "    "))
            yield return row;
    }

    private string? Reason() =>
        Outcome.Reason switch
        {
            StoppedReason.NotProven => "Not proven. It is still in place: say what to do about it, or take it back with /undo.",
            StoppedReason.TurnLimit => $"Stopped at --max-turns after {Counted.Of(Outcome.Steps, "step")}; say 'go on' to continue.",
            StoppedReason.NoProgress => "Stopped: it went in circles. Say what is wrong, or take the work back with /undo.",
            StoppedReason.Budget => "Stopped at --max-budget-usd.",
            _ => null,
        };

    private static IEnumerable<Line> Failure(Core.Models.ModelException failure, int width)
    {
        foreach (var row in Line.Of($"✗ {failure.Message}", Ink.Bad).Wrap(width, "  "))
            yield return row;
        foreach (var place in failure.Places)
            yield return Line.Of($"  {place}", Ink.Faint).Cut(width);
        if (failure.NextStep is { } next)
            foreach (var row in Line.Of($"  {next}", Ink.Plain).Wrap(width, "  "))
                yield return row;
    }
}
