using System.Collections.Immutable;
using Grip.Map.Index;
using Grip.Map.Index.Asking;
using Grip.Output;

namespace Grip.Mapping;

internal sealed record MapStepJson(string From, string To, string Kind, bool Dispatch, string Path, int Line);

internal sealed record MapPathJson(
    string Type,
    string Command,
    string Status,
    string From,
    string To,
    bool Reversed,
    ImmutableArray<MapStepJson> Steps,
    ImmutableArray<string> Weaknesses,
    long DurationMs
);

/// <summary>The answer of <c>grip map path</c>.</summary>
/// <param name="Reversed">Only the second reaches the first.</param>
internal sealed record PathReply(
    MapMatch From,
    MapMatch To,
    ImmutableArray<PathStep> Steps,
    bool Reversed,
    ImmutableArray<string> Weaknesses,
    int? Budget
) : MapReply(Budget)
{
    protected override void WritePeople(TextOutput output, Verbosity verbosity)
    {
        foreach (var line in CompactLines())
            output.Line(Printable.Text(line));
        foreach (var weakness in Weaknesses)
            output.Line($"weaker: {Printable.Text(weakness)}");
    }

    protected override IEnumerable<string> CompactLines()
    {
        var (from, to) = (From.Describe(), To.Describe());
        if (Steps.IsEmpty)
        {
            yield return $"Neither reaches the other: {from} and {to}.";
            yield break;
        }

        yield return Reversed
            ? $"{from} does not reach {to}; the other way round in {Counted.Of(Steps.Length, "step")}:"
            : $"{from} reaches {to} in {Counted.Of(Steps.Length, "step")}:";
        yield return Steps[0].From.FullName;
        foreach (var step in Steps)
            yield return $"  {(step.IsDispatch ? "may run" : step.Kind.Text())} {step.To.FullName}  {step.Path}:{step.Line}";
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new MapPathJson(
                "result",
                command,
                Steps.IsEmpty ? "nothing_to_do" : "done",
                From.First.FullName,
                To.First.FullName,
                Reversed,
                [
                    .. Steps.Select(step => new MapStepJson(
                        step.From.FullName,
                        step.To.FullName,
                        step.Kind.Text(),
                        step.IsDispatch,
                        step.Path,
                        step.Line
                    )),
                ],
                Weaknesses,
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.MapPathJson
        );
}
