namespace Grip.Core.Ledger;

/// <summary>What is done about a spiral, one step after the other.</summary>
public enum EscalationStep
{
    None,

    /// <summary>The fact is told.</summary>
    Fact,

    /// <summary>All that failed and why is told.</summary>
    Summary,

    /// <summary>Another edit format, or another tool, is asked for.</summary>
    OtherWay,

    /// <summary>The model begins anew: the task, and the ledger as notes, from the best state of the files.</summary>
    FreshContext,

    /// <summary>Another model goes on.</summary>
    StrongerModel,

    /// <summary>An honest end.</summary>
    Stop,
}

/// <summary>How far a turn is up the ladder. It climbs one step at a time, for spirals that go on, and progress takes it down at once.</summary>
/// <param name="hasStronger">Whether there is another model to go on with.</param>
internal sealed class Escalation(bool hasStronger)
{
    private const int QuietToForget = 6;
    private readonly Dictionary<string, (int Hits, Finding Finding)> _knots = new(StringComparer.Ordinal);
    private int _rung;
    private int _barren;
    private int _quiet;

    /// <summary>The finding that came back most often; null if there is none.</summary>
    public Finding? Worst => _knots.Values.OrderByDescending(knot => knot.Hits).Select(knot => knot.Finding).FirstOrDefault();

    public void Forget()
    {
        _knots.Clear();
        (_rung, _barren, _quiet) = (0, 0, 0);
    }

    /// <param name="findings">Of one step; those that do not count are not among them.</param>
    /// <param name="news">The step also brought something new.</param>
    /// <param name="progress">The step made something better.</param>
    public EscalationStep Climb(IReadOnlyList<Finding> findings, bool news, bool progress)
    {
        if (progress)
            Forget();
        if (progress || findings.Count == 0)
        {
            Calm(news);
            return EscalationStep.None;
        }

        _quiet = 0;
        _barren = news ? 0 : _barren + 1;
        var most = 0;
        foreach (var finding in findings.DistinctBy(finding => finding.Knot))
        {
            var hits = _knots.GetValueOrDefault(finding.Knot).Hits + 1;
            _knots[finding.Knot] = (hits, finding);
            // To ask again now and then for what is known costs nothing; to do nothing else is a spiral.
            if (finding.Kind != SpiralKind.Repeat)
                most = Math.Max(most, hits);
        }

        if (Math.Max(most, _barren) <= _rung)
            return EscalationStep.Fact;
        _rung++;
        return StepOf(_rung);
    }

    /// <summary>A step in which nothing was noticed.</summary>
    private void Calm(bool news)
    {
        if (!news)
            return;
        _barren = 0;
        if (++_quiet < QuietToForget)
            return;
        foreach (var (knot, (_, finding)) in _knots.ToArray())
            if (!finding.IsLasting)
                _knots.Remove(knot);
        _rung = _knots.Values.Select(knot => knot.Hits).DefaultIfEmpty(0).Max();
    }

    private EscalationStep StepOf(int rung) =>
        (EscalationStep)Math.Min(rung, (int)EscalationStep.Stop) is var step && step == EscalationStep.StrongerModel && !hasStronger
            ? EscalationStep.Stop
            : step;
}
