using System.Collections.Immutable;
using System.Text;
using Grip.Core;
using Grip.Gate.Landing;
using Grip.Output;

namespace Grip.Undo;

internal sealed record UndoneFileJson(string Path, string Kind, string? OldPath)
{
    public static ImmutableArray<UndoneFileJson> Of(LandedChange change) =>
        [.. change.Files.Select(file => new UndoneFileJson(file.Path, file.Kind.ToString().ToLowerInvariant(), file.OldPath))];
}

/// <param name="ChangeId">Of the undo itself, which can be undone too; null in a dry run.</param>
internal sealed record UndoJson(
    string Type,
    string Command,
    string Status,
    string Title,
    string? ChangeId,
    string? Undoes,
    ImmutableArray<UndoneFileJson> Changes,
    string? Diff,
    long DurationMs
);

/// <summary>A change was taken back.</summary>
internal sealed record UndoReply(LandedChange Change) : Reply(ExitCode.Done)
{
    private const int FilesShown = 20;

    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        output.Line(
            $"{output.Style.Good("Undone:")} {Printable.Text(Change.Title["undo of ".Length..])} ({Counted.Of(Change.Files.Length, "file")} as before)."
        );
        if (verbosity == Verbosity.Quiet)
            return;
        var shown = verbosity == Verbosity.Verbose ? Change.Files.Length : Math.Min(Change.Files.Length, FilesShown);
        foreach (var file in Change.Files[..shown])
            output.Line($"  {Printable.Text(file.Path)}");
        if (shown < Change.Files.Length)
            output.Line($"  … and {Change.Files.Length - shown} more (-v shows all)");
        output.Line($"Do it again with: grip undo {Change.Id}");
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new UndoJson(
                "result",
                command,
                "landed",
                Change.Title,
                Change.Id,
                Change.Undoes,
                UndoneFileJson.Of(Change),
                Diff: null,
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.UndoJson
        );
}

/// <summary>A dry run: standard output is the patch and nothing else.</summary>
internal sealed record UndoPlanReply(string Title, byte[] Patch) : Reply(ExitCode.Done)
{
    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        output.Bytes(Patch);
        if (verbosity != Verbosity.Quiet)
            error.Line($"{error.Style.Good("Would land:")} {Printable.Text(Title)}. Nothing was written.");
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new UndoJson(
                "result",
                command,
                "planned",
                Title,
                ChangeId: null,
                Undoes: null,
                [],
                Encoding.UTF8.GetString(Patch),
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.UndoJson
        );
}
