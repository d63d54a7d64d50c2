using System.Collections.Immutable;
using System.Text;
using Grip.Automations;
using Grip.Core;
using Grip.Core.Checks;
using Grip.Output;

namespace Grip.Changes;

/// <summary>The answer of every command that changes code.</summary>
internal sealed record ChangeReply(ChangeOutcome Outcome) : Reply(Outcome.EndsWell ? ExitCode.Done : ExitCode.Refused)
{
    private readonly ImmutableArray<ChangedFileJson> _files =
    [
        .. Outcome.Changes.Files.Select(change => ChangedFileJson.Of(change, Outcome.Root)),
    ];

    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        // A dry run's standard output is the patch and nothing else, so that it can be piped into git apply.
        var text = Outcome.Diff is null ? output : error;
        if (Outcome.Diff is { } diff)
            output.Bytes(diff);
        text.Line(Headline(text.Style));
        // Findings are what such a rule is for: all of them, always.
        foreach (var finding in Outcome.Findings)
            text.Line(Line(finding, text.Style));
        if (verbosity == Verbosity.Quiet && Outcome.Status != RunStatus.Refused)
            return;
        if (Outcome.Status is RunStatus.Landed or RunStatus.Planned)
            ListText.Write(text, _files, verbosity, "files", file => $"  {Printable.Text(file.Path)}  {text.Style.Faint(What(file))}");
        JudgementText.Write(text, Outcome.Judgement, Outcome.Root, verbosity);
        ListText.Write(
            text,
            Outcome.Notes,
            verbosity,
            "notes",
            note => $"note: {(note.Place is null ? "" : Printable.Text(note.Place) + ": ")}{Printable.Text(note.Message)}"
        );
        if (Outcome.ChangeId is { } id)
            text.Line($"Take it back with: grip undo {id}");
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new ChangeJson(
                "result",
                command,
                StatusName(Outcome.Status),
                Outcome.Changes.Title,
                Outcome.ChangeId,
                _files,
                DiagnosticsJson.Of(Outcome.Judgement, Outcome.Root),
                Outcome.Judgement.Tests is { } tests ? TestsJson.Of(tests) : null,
                [.. Outcome.Judgement.Outcomes.Select(CheckJson.Of)],
                [
                    .. Outcome.Findings.Select(finding => new FindingJson(
                        finding.Rule,
                        finding.Severity,
                        finding.Message,
                        finding.Note,
                        finding.Place
                    )),
                ],
                [.. Outcome.Notes.Select(note => new NoteJson(note.Message, note.Place))],
                Outcome.Judgement.Weaknesses,
                Outcome.Diff is null ? null : Encoding.UTF8.GetString(Outcome.Diff),
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.ChangeJson
        );

    public static string StatusName(RunStatus status) =>
        status switch
        {
            RunStatus.Landed => "landed",
            RunStatus.Planned => "planned",
            RunStatus.Refused => "refused",
            RunStatus.NothingToDo => "nothing_to_do",
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, message: null),
        };

    private string Headline(Style style)
    {
        var title = Printable.Text(Outcome.Changes.Title);
        return Outcome.Status switch
        {
            RunStatus.Landed => $"{style.Good("Landed:")} {title} ({Size()}).",
            RunStatus.Planned => $"{style.Good("Would land:")} {title} ({Size()}). Nothing was written.",
            RunStatus.Refused => $"{style.Bad("Refused:")} {title} would {Harm()}. Nothing was written.",
            _ when !Outcome.Findings.IsEmpty => $"{Counted.Of(Outcome.Findings.Length, "finding")}: {title}.",
            _ => $"Nothing to do: {title}.",
        };
    }

    private static string Line(Finding finding, Style style)
    {
        var severity = finding.Counts ? style.Bad(finding.Severity) : finding.Severity;
        var note = finding.Note.Length == 0 ? "" : $" ({Printable.Text(finding.Note)})";
        return $"{Printable.Text(finding.Place)} {severity} {Printable.Text(finding.Rule)}: {Printable.Text(finding.Message)}{note}";
    }

    private string Harm()
    {
        var errors = Outcome.Judgement.Introduced.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var tests = Outcome.Judgement.Tests?.NewlyFailing.Length ?? 0;
        return errors > 0 ? $"introduce {Counted.Of(errors, "error")}" : $"break {Counted.Of(tests, "test")}";
    }

    private string Size() => $"{Counted.Of(_files.Sum(file => file.Edits), "edit")} in {Counted.Of(_files.Length, "file")}";

    private static string What(ChangedFileJson file) =>
        file.Kind switch
        {
            "modified" => Counted.Of(file.Edits, "edit"),
            "renamed" => $"was {Printable.Text(file.OldPath!)}{(file.Edits == 0 ? "" : ", " + Counted.Of(file.Edits, "edit"))}",
            _ => file.Kind,
        };
}
