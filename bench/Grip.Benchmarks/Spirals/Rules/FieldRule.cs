using System.Collections.Immutable;
using System.Text.Json;

namespace Grip.Benchmarks.Spirals.Rules;

/// <summary>One step as a rule of the field sees it.</summary>
/// <param name="Input">The arguments as JSON with sorted names.</param>
internal sealed record SeenStep(string? Tool, string Input, string Output, bool Failed, string Words)
{
    public string Call => $"{Tool} {Input}";

    public static SeenStep Of(TraceStep step, string output, bool failed)
    {
        using var json = JsonDocument.Parse(step.Input);
        var sorted = string.Join(
            ',',
            json.RootElement.EnumerateObject()
                .OrderBy(member => member.Name, StringComparer.Ordinal)
                .Select(member => $"{member.Name}={member.Value}")
        );
        return new SeenStep(step.Tool, sorted, output, failed, step.Words);
    }
}

internal enum RuleVerdict
{
    GoOn,

    /// <summary>Something is said, to the model or to a person.</summary>
    Warn,
    Stop,
}

/// <summary>How an agent in the field notices that it goes in circles, as its source or documentation says.</summary>
internal abstract class FieldRule
{
    public abstract string Name { get; }

    /// <summary>Before a call is run. The call's outcome is not known yet.</summary>
    public virtual RuleVerdict Before(SeenStep step) => RuleVerdict.GoOn;

    /// <summary>After a step.</summary>
    public virtual RuleVerdict After(SeenStep step) => RuleVerdict.GoOn;

    public static ImmutableArray<Func<FieldRule>> All { get; } =
    [() => new GeminiRule(), () => new OpenHandsRule(), () => new ClineRule(), () => new CrushRule(), () => new OpenCodeRule()];
}

/// <summary>A cycle of one to five calls that fills the last calls five times over; the first time a note, then the end.</summary>
internal sealed class GeminiRule : FieldRule
{
    private const int Longest = 5;
    private const int Times = 5;
    private readonly List<string> _calls = [];
    private bool _warned;

    public override string Name => "Gemini CLI";

    public override RuleVerdict Before(SeenStep step)
    {
        _calls.Add(step.Call);
        for (var length = 1; length <= Longest; length++)
            if (Repeats(length))
            {
                if (_warned)
                    return RuleVerdict.Stop;
                _warned = true;
                return RuleVerdict.Warn;
            }

        return RuleVerdict.GoOn;
    }

    private bool Repeats(int length)
    {
        var count = length * Times;
        if (_calls.Count < count)
            return false;
        var last = _calls[^count..];
        return Enumerable.Range(0, count).All(i => last[i] == last[i % length]);
    }
}

/// <summary>Four equal pairs of call and outcome, three equal calls that fail, two calls in turn over six steps, three equal messages.</summary>
internal sealed class OpenHandsRule : FieldRule
{
    private readonly List<SeenStep> _steps = [];

    public override string Name => "OpenHands";

    public override RuleVerdict After(SeenStep step)
    {
        _steps.Add(step);
        var same = Last(4) is { } four && four.All(one => one.Call == step.Call && one.Output == step.Output && one.Tool is not null);
        var failing = Last(3) is { } three && three.All(one => one.Call == step.Call && one.Failed && one.Tool is not null);
        var said = Last(3) is { } messages && messages.All(one => one.Tool is null && one.Words == step.Words);
        var turns =
            Last(6) is { } six
            && six.All(one => one.Tool is not null)
            && Enumerable.Range(2, 4).All(i => six[i].Call == six[i - 2].Call && six[i].Output == six[i - 2].Output)
            && six[0].Call != six[1].Call;
        return same || failing || said || turns ? RuleVerdict.Stop : RuleVerdict.GoOn;
    }

    private SeenStep[]? Last(int count) => _steps.Count < count ? null : [.. _steps.TakeLast(count)];
}

/// <summary>Equal calls one after the other: three a notice, five the end.</summary>
internal sealed class ClineRule : FieldRule
{
    private string _last = "";
    private int _times;

    public override string Name => "Cline";

    public override RuleVerdict Before(SeenStep step)
    {
        _times = step.Call == _last ? _times + 1 : 1;
        _last = step.Call;
        return _times >= 5 ? RuleVerdict.Stop
            : _times == 3 ? RuleVerdict.Warn
            : RuleVerdict.GoOn;
    }
}

/// <summary>The same call with the same outcome more than five times in the last ten steps.</summary>
internal sealed class CrushRule : FieldRule
{
    private readonly Queue<string> _last = new();

    public override string Name => "Crush";

    public override RuleVerdict After(SeenStep step)
    {
        _last.Enqueue($"{step.Call}\0{step.Output}");
        if (_last.Count > 10)
            _last.Dequeue();
        return step.Tool is not null && _last.GroupBy(one => one).Any(group => group.Count() > 5) ? RuleVerdict.Stop : RuleVerdict.GoOn;
    }
}

/// <summary>The third equal call one after the other asks a person; the end, if there is none who says go on.</summary>
internal sealed class OpenCodeRule : FieldRule
{
    private readonly List<string> _calls = [];

    public override string Name => "OpenCode";

    public override RuleVerdict Before(SeenStep step)
    {
        _calls.Add(step.Call);
        return _calls.Count >= 3 && _calls[^1] == _calls[^2] && _calls[^2] == _calls[^3] ? RuleVerdict.Stop : RuleVerdict.GoOn;
    }
}
