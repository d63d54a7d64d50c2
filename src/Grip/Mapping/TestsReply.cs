using System.Collections.Immutable;
using Grip.Map.Index.Asking;
using Grip.Output;

namespace Grip.Mapping;

internal sealed record MapTestJson(string Name, string Path, int Line, int Distance, ImmutableArray<string> Chain)
{
    public static MapTestJson Of(TestReach test) =>
        new(test.Test.FullName, test.Path, test.Line, test.Distance, [.. test.Chain.Select(symbol => symbol.FullName)]);
}

internal sealed record MapTestsJson(
    string Type,
    string Command,
    string Status,
    ImmutableArray<MapSymbolJson> Symbols,
    int Count,
    ImmutableArray<MapTestJson> Tests,
    ImmutableArray<string> Weaknesses,
    long DurationMs
);

/// <summary>The answer of <c>grip map tests</c>.</summary>
internal sealed record TestsReply(
    MapMatch Match,
    PlaceRow? Place,
    ImmutableArray<TestReach> Tests,
    ImmutableArray<string> Weaknesses,
    int? Budget
) : MapReply(Budget)
{
    private const int Shown = 40;

    protected override void WritePeople(TextOutput output, Verbosity verbosity)
    {
        output.Line($"{output.Style.Strong(Printable.Text(Match.Describe()))}  {Place}");
        if (Tests.IsEmpty)
            output.Line("No test reaches it.");
        TestsText.Write(output, Tests, verbosity == Verbosity.Verbose ? int.MaxValue : Shown);
        foreach (var weakness in Weaknesses)
            output.Line($"weaker: {Printable.Text(weakness)}");
    }

    protected override IEnumerable<string> CompactLines()
    {
        yield return $"{Match.Describe()} {Place}: {Counted.Of(Tests.Length, "test")} reach it";
        foreach (var file in Tests.GroupBy(test => (test.Distance, test.Path)))
            yield return $"{file.Key.Distance} {file.Key.Path}: {string.Join(", ", file.Select(test => test.Test.Name))}{TestsText.Via(file.First())}";
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new MapTestsJson(
                "result",
                command,
                "done",
                [.. Match.Symbols.Select(symbol => MapSymbolJson.Of(symbol, Place))],
                Tests.Length,
                [.. Tests.Select(MapTestJson.Of)],
                Weaknesses,
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.MapTestsJson
        );
}

/// <summary>Lists tests for people.</summary>
internal static class TestsText
{
    public static void Write(TextOutput output, ImmutableArray<TestReach> tests, int most)
    {
        if (tests.IsEmpty)
            return;
        output.Line();
        output.Line($"{Counted.Of(tests.Length, "test")} to run:");
        foreach (var test in tests.Take(most))
            output.Line(
                $"  {Printable.Text(MapNamesText.Short(MapNamesText.WithoutParameters(test.Test.FullName)))}  {output.Style.Faint($"{test.Path}:{test.Line}{Via(test)}")}"
            );
        if (tests.Length > most)
            output.Line($"  … and {Counted.Of(tests.Length - most, "more test")} (-v shows all)");
    }

    /// <summary>As in " via Report.Print, Cart.Sum"; empty for a test that names the symbol itself.</summary>
    public static string Via(TestReach test) =>
        test.Chain.Length <= 2
            ? ""
            : $" via {string.Join(", ", test.Chain[1..^1].Select(symbol => MapNamesText.Short(MapNamesText.WithoutParameters(symbol.FullName))))}";
}
