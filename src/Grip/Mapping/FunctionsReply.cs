using System.Collections.Immutable;
using Grip.Map.Functions;
using Grip.Map.Functions.Asking;
using Grip.Output;

namespace Grip.Mapping;

/// <summary>The answer of <c>grip map functions</c>.</summary>
internal sealed record FunctionsReply(
    FunctionKind? Kind,
    ImmutableArray<FunctionRow> Functions,
    ImmutableArray<string> Weaknesses,
    int? Budget
) : MapReply(Budget)
{
    private const int ShownOfEach = 12;
    private const int WidestTitle = 60;

    protected override void WritePeople(TextOutput output, Verbosity verbosity)
    {
        if (Functions.IsEmpty)
            output.Line(Kind is { } only ? $"No {FunctionKinds.Word(only)} in the solution." : "No function that Grip recognises.");
        var isFirst = true;
        foreach (var kind in Functions.GroupBy(function => function.Kind))
        {
            if (!isFirst)
                output.Line();
            isFirst = false;
            output.Line(output.Style.Strong(FunctionKinds.Counted(kind.Key, kind.Count())));
            var all = kind.ToArray();
            var shown = Kind is not null || verbosity == Verbosity.Verbose ? all : all[..Math.Min(all.Length, ShownOfEach)];
            var width = shown.Max(function => Math.Min(WidestTitle, Printable.Text(function.Title).Length));
            foreach (var function in shown)
                output.Line($"  {FunctionText.ForPeople(function, width, output.Style)}");
            if (shown.Length < all.Length)
                output.Line(
                    output.Style.Faint($"  … and {all.Length - shown.Length} more: grip map functions {FunctionKinds.Word(kind.Key)}")
                );
        }

        foreach (var weakness in Weaknesses)
            output.Line($"weaker: {Printable.Text(weakness)}");
    }

    protected override IEnumerable<string> CompactLines()
    {
        var kinds = Functions.GroupBy(function => function.Kind).ToArray();
        yield return kinds.Length == 0
            ? "no functions"
            : string.Join(", ", kinds.Select(kind => FunctionKinds.Counted(kind.Key, kind.Count())));
        foreach (var kind in kinds)
        {
            if (kinds.Length > 1)
                yield return FunctionKinds.Word(kind.Key);
            foreach (var function in kind)
                yield return $" {FunctionText.Compact(function)}";
        }
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new MapFunctionsJson(
                "result",
                command,
                "done",
                [
                    .. Functions
                        .GroupBy(function => function.Kind)
                        .Select(kind => new MapCountJson(FunctionKinds.Word(kind.Key), kind.Count())),
                ],
                [.. Functions.Select(MapFunctionJson.Of)],
                Weaknesses,
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.MapFunctionsJson
        );
}
