using System.Collections.Immutable;
using Grip.Map.Index;
using Grip.Map.Index.Asking;
using Grip.Output;

namespace Grip.Mapping;

internal sealed record MapRelationJson(string Kind, string FullName, ImmutableArray<string> Kinds, int Places);

internal sealed record MapPackageUseJson(string Assembly, int Places);

internal sealed record MapPortraitJson(
    string Type,
    string Command,
    string Status,
    ImmutableArray<MapSymbolJson> Symbols,
    string Summary,
    ImmutableArray<MapSymbolJson> Members,
    ImmutableArray<string> Bases,
    ImmutableArray<string> Derived,
    ImmutableArray<MapRelationJson> UsedBy,
    ImmutableArray<MapRelationJson> Uses,
    ImmutableArray<MapPackageUseJson> Assemblies,
    ImmutableArray<MapTestJson> Tests,
    ImmutableArray<string> Weaknesses,
    long DurationMs
);

/// <summary>The answer of <c>grip map symbol</c>.</summary>
internal sealed record SymbolReply(Portrait Portrait, ImmutableArray<string> Weaknesses, int? Budget) : MapReply(Budget)
{
    private const int Shown = 12;

    protected override void WritePeople(TextOutput output, Verbosity verbosity)
    {
        var most = verbosity == Verbosity.Verbose ? int.MaxValue : Shown;
        output.Line(output.Style.Strong(Printable.Text(Portrait.Match.Describe())));
        foreach (var symbol in Portrait.Match.Symbols.Take(most))
            output.Line($"  {Printable.Text(Signature(symbol))}");
        if (Portrait.Summary.Length > 0)
            output.Line($"  {output.Style.Faint(Printable.Text(Portrait.Summary))}");
        foreach (var place in Portrait.Places.Take(most))
            output.Line($"  {Printable.Text(place.ToString())}{(place.IsGenerated ? " (generated)" : "")}");
        List(
            output,
            "Members",
            [.. Portrait.Members.Select(member => $"{member.Place?.Line, 6}  {member.Place?.Signature ?? member.Symbol.FullName}")],
            verbosity == Verbosity.Verbose ? int.MaxValue : 40
        );
        List(output, "Based on", [.. Portrait.Bases.Select(symbol => symbol.FullName)], most);
        List(output, "Derived, overriding or implementing", [.. Portrait.Derived.Select(symbol => symbol.FullName)], most);
        List(output, "Used by", [.. Portrait.UsedBy.Select(Text)], most);
        List(output, "Uses", [.. Portrait.Uses.Select(Text)], most);
        List(
            output,
            "Uses of assemblies",
            [.. Portrait.Packages.Select(package => $"{package.Assembly}  {Counted.Of(package.Places, "place")}")],
            most
        );
        TestsText.Write(output, Portrait.Tests, most);
        foreach (var weakness in Weaknesses)
            output.Line($"weaker: {Printable.Text(weakness)}");
    }

    protected override IEnumerable<string> CompactLines()
    {
        yield return $"{Portrait.Match.Describe()} {Portrait.Places.FirstOrDefault()}";
        if (Portrait.Summary.Length > 0)
            yield return $"doc: {Portrait.Summary}";
        foreach (var symbol in Portrait.Match.Symbols)
            yield return Signature(symbol);
        if (!Portrait.Bases.IsEmpty)
            yield return $"based on: {string.Join(", ", Portrait.Bases.Select(symbol => MapNamesText.Short(symbol.FullName)))}";
        if (!Portrait.Derived.IsEmpty)
            yield return $"derived: {string.Join(", ", Portrait.Derived.Select(symbol => MapNamesText.Short(symbol.FullName)))}";
        foreach (var member in Portrait.Members)
            yield return $" {member.Place?.Line} {member.Place?.Signature ?? member.Symbol.FullName}";
        foreach (var relation in Portrait.UsedBy)
            yield return $"used by {Text(relation)}";
        foreach (var relation in Portrait.Uses)
            yield return $"uses {Text(relation)}";
        foreach (var test in Portrait.Tests.GroupBy(test => test.Path))
            yield return $"test {test.Key}: {string.Join(", ", test.Select(one => one.Test.Name))}";
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new MapPortraitJson(
                "result",
                command,
                "done",
                [.. Portrait.Match.Symbols.Select(symbol => MapSymbolJson.Of(symbol, Portrait.Places.FirstOrDefault()))],
                Portrait.Summary,
                [.. Portrait.Members.Select(member => MapSymbolJson.Of(member.Symbol, member.Place))],
                [.. Portrait.Bases.Select(symbol => symbol.FullName)],
                [.. Portrait.Derived.Select(symbol => symbol.FullName)],
                [.. Portrait.UsedBy.Select(Json)],
                [.. Portrait.Uses.Select(Json)],
                [.. Portrait.Packages.Select(package => new MapPackageUseJson(package.Assembly, package.Places))],
                [.. Portrait.Tests.Select(MapTestJson.Of)],
                Weaknesses,
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.MapPortraitJson
        );

    private string Signature(SymbolRow symbol) => Portrait.Signatures.GetValueOrDefault(symbol.Id) ?? symbol.FullName;

    private static MapRelationJson Json(Relation relation) =>
        new(relation.Symbol.Kind.Text(), relation.Symbol.FullName, [.. relation.Kinds.Select(kind => kind.Text())], relation.Places);

    private static string Text(Relation relation) =>
        $"{MapNamesText.Short(relation.Symbol.FullName)}  {string.Join(", ", relation.Kinds.Select(kind => kind.Text()))}{(relation.Places > 1 ? $" ×{relation.Places}" : "")}";

    private static void List(TextOutput output, string title, string[] lines, int most)
    {
        if (lines.Length == 0)
            return;
        output.Line();
        output.Line($"{title}:");
        foreach (var line in lines.Take(most))
            output.Line($"  {Printable.Text(line)}");
        if (lines.Length > most)
            output.Line($"  … and {lines.Length - most} more (-v shows all)");
    }
}
