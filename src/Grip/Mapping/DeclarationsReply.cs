using System.Collections.Immutable;
using Grip.Core;
using Grip.Map.Index;
using Grip.Map.Index.Reading;
using Grip.Output;

namespace Grip.Mapping;

internal sealed record MapDeclarationJson(
    string Kind,
    string Name,
    string FullName,
    string Signature,
    string Summary,
    string Path,
    int Line,
    int Column,
    int EndLine
);

internal sealed record MapDeclarationsJson(
    string Type,
    string Command,
    string Status,
    string Note,
    ImmutableArray<MapDeclarationJson> Declarations,
    long DurationMs
);

/// <summary>Where a name is declared, by the syntax of the sources alone.</summary>
internal sealed record DeclarationsReply(string Name, ImmutableArray<(SyntaxFile File, OutlineEntry Entry)> Found, int? Budget)
    : MapReply(Budget, Found.IsEmpty ? ExitCode.Usage : ExitCode.Done)
{
    private const string Note = "By syntax alone: references are not resolved yet. Without --quick Grip resolves them and answers in full.";

    protected override void WritePeople(TextOutput output, Verbosity verbosity)
    {
        foreach (var line in CompactLines())
            output.Line(Printable.Text(line));
    }

    protected override IEnumerable<string> CompactLines()
    {
        yield return Found.IsEmpty ? $"No source declares '{Name}'. {Note}" : Note;
        foreach (var (file, entry) in Found)
            yield return $"{entry.Kind.Text()} {entry.FullName}  {file.Path}:{entry.Line}:{entry.Column}  {entry.Signature}{(entry.Summary.Length > 0 ? $"  {entry.Summary}" : "")}";
        foreach (var (file, entry) in Found.Where(one => one.Entry.Kind.IsType()))
        foreach (
            var member in file.Entries.Where(one =>
                one.Depth == entry.Depth + 1 && one.StartLine >= entry.StartLine && one.EndLine <= entry.EndLine
            )
        )
            yield return $"  {member.Line} {member.Signature}";
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new MapDeclarationsJson(
                "result",
                command,
                "partial",
                Note,
                [
                    .. Found.Select(one => new MapDeclarationJson(
                        one.Entry.Kind.Text(),
                        one.Entry.Name,
                        one.Entry.FullName,
                        one.Entry.Signature,
                        one.Entry.Summary,
                        one.File.Path,
                        one.Entry.Line,
                        one.Entry.Column,
                        one.Entry.EndLine
                    )),
                ],
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.MapDeclarationsJson
        );
}
