using System.Collections.Immutable;
using Grip.Map.Index;
using Grip.Map.Index.Asking;
using Grip.Output;

namespace Grip.Mapping;

/// <summary>The answer of <c>grip map uses</c>.</summary>
internal sealed record UsesReply(
    MapMatch Match,
    ImmutableArray<(SymbolRow Symbol, PlaceRow? Place)> Declared,
    ImmutableArray<ReferenceRow> Uses,
    ImmutableArray<string> Weaknesses,
    string Root,
    string? With,
    int? Budget
) : MapReply(Budget)
{
    private const int FilesShown = 40;

    /// <param name="with">Only uses whose call, or else whose line, holds this text; null for all.</param>
    public static UsesReply Of(FunctionalMap map, MapReader reader, MapMatch match, string? with, int? budget)
    {
        var calls = new CallText(new SourceLines(map.Root));
        return new UsesReply(
            match,
            [.. match.Symbols.Select(symbol => (symbol, reader.Places(symbol.Id).FirstOrDefault()))],
            [
                .. match
                    .Symbols.SelectMany(symbol => reader.To(symbol.Id))
                    .DistinctBy(use => (use.Path, use.Line, use.Column, use.Kind, use.From?.Id))
                    .OrderBy(use => use.Path, StringComparer.Ordinal)
                    .ThenBy(use => use.Line)
                    .ThenBy(use => use.Column)
                    .Where(use =>
                        with is null || calls.Of(use.Path, use.Line, use.Column).Contains(with, StringComparison.OrdinalIgnoreCase)
                    ),
            ],
            map.Weaknesses,
            map.Root,
            with,
            budget
        );
    }

    protected override void WritePeople(TextOutput output, Verbosity verbosity)
    {
        output.Line($"{output.Style.Strong(Printable.Text(Match.Describe()))}  {Declared[0].Place}".TrimEnd());
        output.Line(Counts());
        var lines = new SourceLines(Root);
        var files = Uses.GroupBy(use => use.Path, StringComparer.Ordinal).ToArray();
        foreach (var file in verbosity == Verbosity.Verbose ? files : files.Take(FilesShown))
        {
            output.Line();
            output.Line(output.Style.Strong(Printable.Text(file.Key)));
            foreach (var line in file.GroupBy(use => use.Line))
            {
                var kinds = string.Join(", ", line.Select(use => use.Kind.Text()).Distinct());
                output.Line($"  {line.Key, 5}  {output.Style.Faint($"{kinds, -10}")} {Printable.Text(lines.Of(file.Key, line.Key))}");
            }
        }

        if (verbosity != Verbosity.Verbose && files.Length > FilesShown)
            output.Line($"\n… and {files.Length - FilesShown} more files (-v shows all)");
        foreach (var weakness in Weaknesses)
            output.Line($"weaker: {Printable.Text(weakness)}");
    }

    protected override IEnumerable<string> CompactLines()
    {
        yield return $"{$"{Match.Describe()} {Declared[0].Place}".TrimEnd()}: {Counts()}";
        var calls = new CallText(new SourceLines(Root));
        foreach (
            var file in Uses.GroupBy(use => use.Path, StringComparer.Ordinal)
                .OrderByDescending(file => file.Count())
                .ThenBy(file => file.Key, StringComparer.Ordinal)
        )
        {
            yield return file.Key;
            if (With is not null)
            {
                // Who asks for an argument wants to see it.
                foreach (var use in file)
                    yield return $" {use.Line} {MapNamesText.Short(use.From?.FullName ?? "(file)")}: {CallText.Short(calls.Of(use.Path, use.Line, use.Column))}";
                continue;
            }

            foreach (var from in file.GroupBy(use => (Name: use.From?.FullName ?? "(file)", use.Kind)))
                yield return $" {from.Key.Kind.Text()} {MapNamesText.Short(from.Key.Name)}: {string.Join(',', from.Select(use => use.Line).Distinct())}";
        }
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new MapUsesJson(
                "result",
                command,
                "done",
                [.. Declared.Select(one => MapSymbolJson.Of(one.Symbol, one.Place))],
                Uses.Length,
                [.. Uses.Select(MapUseJson.Of)],
                Weaknesses,
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.MapUsesJson
        );

    private string Counts()
    {
        if (Uses.IsEmpty)
            return With is null ? "No use in the solution." : $"No use in the solution holds \"{With}\".";
        var files = Uses.Select(use => use.Path).Distinct(StringComparer.Ordinal).Count();
        var kinds = Uses.GroupBy(use => use.Kind)
            .OrderByDescending(kind => kind.Count())
            .ThenBy(kind => kind.Key)
            .Select(kind => $"{kind.Count()} {kind.Key.Text()}");
        return $"{Counted.Of(Uses.Length, "use")} in {Counted.Of(files, "file")}: {string.Join(", ", kinds)}";
    }
}
