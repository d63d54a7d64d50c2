using System.Collections.Immutable;
using Grip.Changes;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Core.Checks;
using Grip.Gate;
using Grip.Output;

namespace Grip.Checking;

/// <summary>The answer of <c>grip check</c>; its JSON has the form of the other commands' answers.</summary>
internal sealed record CheckReply(ChangeSet Changes, Judgement Judgement, string Root)
    : Reply(Judgement.Passes ? ExitCode.Done : ExitCode.Refused)
{
    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        var errors = Judgement.Introduced.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var size = Counted.Of(Changes.Files.Length, "changed file");
        var mended = Judgement.Fixed.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var also = mended > 0 ? $"; {Counted.Of(mended, "error")} fixed" : "";
        output.Line(
            Changes.IsEmpty ? "Nothing to check: no file is changed."
            : Judgement.Passes ? $"{output.Style.Good("Sound:")} {size}, no error introduced{also}."
            : $"{output.Style.Bad("Broken:")} {size}, {Counted.Of(errors, "error")} introduced{also}."
        );
        if (verbosity == Verbosity.Quiet && Judgement.Passes)
            return;
        JudgementText.Write(output, Judgement, Root, verbosity);
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new ChangeJson(
                "result",
                command,
                Changes.IsEmpty ? "nothing_to_do"
                    : Judgement.Passes ? "planned"
                    : "refused",
                Changes.Title,
                ChangeId: null,
                [.. Changes.Files.Select(change => ChangedFileJson.Of(change, Root))],
                DiagnosticsJson.Of(Judgement, Root),
                Judgement.Tests is { } tests ? TestsJson.Of(tests) : null,
                [.. Judgement.Outcomes.Select(CheckJson.Of)],
                ImmutableArray<FindingJson>.Empty,
                ImmutableArray<NoteJson>.Empty,
                Judgement.Weaknesses,
                Diff: null,
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.ChangeJson
        );
}
