using System.Collections.Immutable;
using Grip.Map.Index;
using Grip.Map.Index.Asking;
using Grip.Output;

namespace Grip.Mapping;

internal sealed record MapAffectedPlaceJson(int Line, string Kind, string? From, string To, bool Certain);

internal sealed record MapAffectedFileJson(
    string Path,
    int Distance,
    bool Breaks,
    ImmutableArray<string> Kinds,
    int Places,
    ImmutableArray<MapAffectedPlaceJson> Why
);

internal sealed record MapAffectedSymbolJson(
    string Kind,
    string FullName,
    int Distance,
    ImmutableArray<string> Kinds,
    string Via,
    string Path,
    int Line
);

internal sealed record MapAffectedJson(
    string Type,
    string Command,
    string Status,
    string Asked,
    ImmutableArray<MapSymbolJson> Changed,
    ImmutableArray<string> DeclaredIn,
    ImmutableArray<MapAffectedFileJson> Files,
    ImmutableArray<MapAffectedSymbolJson> Symbols,
    ImmutableArray<string> Mentions,
    ImmutableArray<MapTestJson> Tests,
    ImmutableArray<string> Notes,
    ImmutableArray<string> Weaknesses,
    long DurationMs
);

/// <summary>The answer of <c>grip map affected</c>.</summary>
/// <param name="Asked">As in "property Shop.Order.Total" or "3 changed declarations since HEAD".</param>
internal sealed record AffectedReply(
    string Asked,
    AffectedAnswer Answer,
    ImmutableArray<string> Notes,
    ImmutableArray<string> Weaknesses,
    int? Budget
) : MapReply(Budget)
{
    private const int Shown = 30;

    protected override void WritePeople(TextOutput output, Verbosity verbosity)
    {
        var most = verbosity == Verbosity.Verbose ? int.MaxValue : Shown;
        output.Line($"{output.Style.Strong(Printable.Text(Asked))}: {Summary()}");
        foreach (var distance in Answer.Files.GroupBy(file => file.Distance))
        {
            output.Line();
            output.Line(
                distance.Key == 1
                    ? output.Style.Bad("Breaks if the declaration is removed, renamed or gets another signature:")
                    : output.Style.Warn($"Can behave differently, {Counted.Of(distance.Key, "step")} away:")
            );
            foreach (var file in distance.Take(most))
            {
                output.Line(
                    $"  {Printable.Text(file.Path)}  {output.Style.Faint($"{Counted.Of(file.Places, "place")}: {Kinds(file.Kinds)}")}"
                );
                foreach (var place in verbosity == Verbosity.Verbose ? file.Why : file.Why.Take(1))
                    output.Line($"  {place.Line, 6}  {Printable.Text(Why(place))}");
            }

            Rest(output, distance.Count() - most, "file");
        }

        if (!Answer.Mentions.IsEmpty)
            output.Line($"\nOnly in documentation comments: {Printable.Text(string.Join(", ", Answer.Mentions))}");
        TestsText.Write(output, Answer.Tests, most);
        foreach (var note in Notes)
            output.Line($"note: {Printable.Text(note)}");
        foreach (var weakness in Weaknesses)
            output.Line($"weaker: {Printable.Text(weakness)}");
    }

    protected override IEnumerable<string> CompactLines()
    {
        yield return $"{Asked}: {Summary()}";
        foreach (var file in Answer.Files.Where(file => file.Distance == 1))
            yield return $"1 {file.Path}: {Kinds(file.Kinds)} at {string.Join(',', file.Why.Select(place => place.Line).Distinct())}";
        foreach (var test in Answer.Tests.Where(test => test.Distance == 1).GroupBy(test => test.Path))
            yield return $"test {test.Key}: {string.Join(", ", test.Select(one => one.Test.Name))}";
        foreach (var file in Answer.Files.Where(file => file.Distance > 1))
            yield return $"{file.Distance} {file.Path}: {Why(file.Why[0])}";
        foreach (var test in Answer.Tests.Where(test => test.Distance > 1).GroupBy(test => test.Path))
            yield return $"test ({test.First().Distance} steps) {test.Key}: {string.Join(", ", test.Select(one => one.Test.Name))}";
        foreach (var mention in Answer.Mentions)
            yield return $"doc {mention}";
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new MapAffectedJson(
                "result",
                command,
                "done",
                Asked,
                [.. Answer.Changed.Select(one => MapSymbolJson.Of(one.Symbol, one.Place))],
                Answer.DeclaredIn,
                [
                    .. Answer.Files.Select(file => new MapAffectedFileJson(
                        file.Path,
                        file.Distance,
                        file.Breaks,
                        [.. file.Kinds.Select(kind => kind.Text())],
                        file.Places,
                        [
                            .. file.Why.Select(place => new MapAffectedPlaceJson(
                                place.Line,
                                place.Kind.Text(),
                                place.From?.FullName,
                                place.To.FullName,
                                !place.Uncertain
                            )),
                        ]
                    )),
                ],
                [
                    .. Answer.Symbols.Select(one => new MapAffectedSymbolJson(
                        one.Symbol.Kind.Text(),
                        one.Symbol.FullName,
                        one.Distance,
                        [.. one.Kinds.Select(kind => kind.Text())],
                        one.Via.FullName,
                        one.Path,
                        one.Line
                    )),
                ],
                Answer.Mentions,
                [.. Answer.Tests.Select(MapTestJson.Of)],
                Notes,
                Weaknesses,
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.MapAffectedJson
        );

    private string Summary()
    {
        var near = Answer.Files.Count(file => file.Distance == 1);
        return $"{Counted.Of(near, "file breaks", "files break")} with the declaration, {Answer.Files.Length - near} more can behave differently, {Counted.Of(Answer.Tests.Length, "test")} to run"
            + (
                Answer.DeclaredIn.IsEmpty
                    ? ""
                    : $"; declared in {string.Join(", ", Answer.DeclaredIn.Take(3))}{(Answer.DeclaredIn.Length > 3 ? ", …" : "")}"
            );
    }

    private static string Kinds(ImmutableArray<MapReferenceKind> kinds) => string.Join(", ", kinds.Select(kind => kind.Text()));

    private static string Why(AffectedPlace place) =>
        $"{(place.From is { } from ? MapNamesText.Short(from.FullName) : "the file")} {Verb(place.Kind)} {MapNamesText.Short(place.To.FullName)}{(place.Uncertain ? " (perhaps: the code there does not compile, or means one of several)" : "")}";

    private static string Verb(MapReferenceKind kind) =>
        kind switch
        {
            MapReferenceKind.Call => "calls",
            MapReferenceKind.Construct => "constructs",
            MapReferenceKind.Read => "reads",
            MapReferenceKind.Write => "writes",
            MapReferenceKind.Override => "overrides",
            MapReferenceKind.Implement => "implements",
            MapReferenceKind.Inherit => "inherits",
            MapReferenceKind.Attribute => "is marked with",
            MapReferenceKind.NameOf or MapReferenceKind.Documentation => "names",
            MapReferenceKind.Import => "imports",
            _ => "uses",
        };

    private static void Rest(TextOutput output, int rest, string noun)
    {
        if (rest > 0)
            output.Line($"  … and {Counted.Of(rest, "more " + noun)} (-v shows all)");
    }
}
