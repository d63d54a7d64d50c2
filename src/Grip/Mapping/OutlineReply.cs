using System.Collections.Immutable;
using Grip.Map.Index;
using Grip.Map.Index.Reading;
using Grip.Output;

namespace Grip.Mapping;

internal sealed record MapOutlineEntryJson(string Kind, string Name, string Signature, int Line, int EndLine, int Depth, string Summary);

internal sealed record MapOutlineJson(
    string Type,
    string Command,
    string Status,
    string Path,
    int Lines,
    ImmutableArray<MapOutlineEntryJson> Declarations,
    long DurationMs
);

/// <summary>The answer of <c>grip map outline</c>.</summary>
internal sealed record OutlineReply(string Path, int Lines, ImmutableArray<OutlineEntry> Entries, int? Budget) : MapReply(Budget)
{
    protected override void WritePeople(TextOutput output, Verbosity verbosity)
    {
        output.Line(
            $"{output.Style.Strong(Printable.Text(Path))}  {Counted.Of(Lines, "line")}, {Counted.Of(Entries.Length, "declaration")}"
        );
        foreach (var entry in Entries)
        {
            var summary = entry.Summary.Length > 0 ? output.Style.Faint($"  {Printable.Text(entry.Summary)}") : "";
            output.Line($"{entry.Line, 6}  {new string(' ', entry.Depth * 2)}{Printable.Text(entry.Signature)}{summary}");
        }
    }

    /// <summary>Types and what is public first: what is left out is the least useful.</summary>
    protected override IEnumerable<string> CompactLines()
    {
        yield return $"{Path}: {Lines} lines, {Entries.Length} declarations";
        foreach (var entry in Entries.Where(entry => entry.Kind.IsType() || entry.IsVisible))
            yield return $"{entry.Line}-{entry.EndLine} {new string(' ', entry.Depth)}{entry.Signature}";
        foreach (var entry in Entries.Where(entry => !entry.Kind.IsType() && !entry.IsVisible))
            yield return $"{entry.Line}-{entry.EndLine} {new string(' ', entry.Depth)}{entry.Signature}";
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new MapOutlineJson(
                "result",
                command,
                "done",
                Path,
                Lines,
                [
                    .. Entries.Select(entry => new MapOutlineEntryJson(
                        entry.Kind.Text(),
                        entry.Name,
                        entry.Signature,
                        entry.Line,
                        entry.EndLine,
                        entry.Depth,
                        entry.Summary
                    )),
                ],
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.MapOutlineJson
        );
}
