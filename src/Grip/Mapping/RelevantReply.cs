using System.Collections.Immutable;
using System.Globalization;
using Grip.Map.Relevance.Answering;
using Grip.Output;

namespace Grip.Mapping;

internal sealed record RelevantJson(
    string Type,
    string Command,
    string Status,
    string Text,
    ImmutableArray<RelevantFile> Files,
    ImmutableArray<string> UnknownWords,
    int FilesRead,
    int? CommitsRead,
    long DurationMs
);

/// <summary>The answer of <c>grip map relevant</c>.</summary>
internal sealed record RelevantReply(string Text, RelevanceAnswer Answer, int? Budget) : MapReply(Budget)
{
    private const int ReasonsForModels = 2;

    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        base.Write(output, error, verbosity);
        if (verbosity == Verbosity.Quiet)
            return;
        if (!Answer.Unknown.IsEmpty)
            error.Line($"note: nothing here knows {string.Join(", ", Answer.Unknown.Select(word => $"'{Printable.Text(word)}'"))}.");
        if (Answer.CommitsRead is null)
            error.Line("note: there is no git history here; the answer rests on words and uses alone.");
    }

    protected override void WritePeople(TextOutput output, Verbosity verbosity)
    {
        foreach (var (file, place) in Answer.Files.Select((file, place) => (file, place + 1)))
        {
            output.Line($"{place, 3}. {output.Style.Strong(Printable.Text(file.Path))}");
            foreach (var member in file.Members)
                output.Line($"       {Printable.Text(member.Name)}  {output.Style.Faint($"{member.Kind}, {Lines(member)}")}");
            foreach (var reason in file.Reasons)
                output.Line($"     {output.Style.Faint("–")} {Printable.Text(reason)}");
        }
    }

    protected override IEnumerable<string> CompactLines() => Answer.Files.Select(Compact);

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new RelevantJson(
                "result",
                command,
                "done",
                Text,
                Answer.Files,
                Answer.Unknown,
                Answer.FilesRead,
                Answer.CommitsRead,
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.RelevantJson
        );

    private static string Compact(RelevantFile file)
    {
        var members = string.Join(
            ' ',
            file.Members.Select(member =>
                $"{member.Name}:{member.Line.ToString(CultureInfo.InvariantCulture)}-{member.LastLine.ToString(CultureInfo.InvariantCulture)}"
            )
        );
        return $"{file.Path}{(members.Length > 0 ? " " + members : "")} | {string.Join("; ", file.Reasons.Take(ReasonsForModels))}";
    }

    private static string Lines(RelevantMember member) =>
        member.Line == member.LastLine ? $"line {member.Line}" : $"lines {member.Line}-{member.LastLine}";
}
