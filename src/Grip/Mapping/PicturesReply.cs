using System.Collections.Immutable;
using Grip.Core;
using Grip.Output;

namespace Grip.Mapping;

internal sealed record MapPictureJson(string Path, int Bytes, string State, string? ChangeId);

internal sealed record MapPicturesJson(
    string Type,
    string Command,
    string Status,
    ImmutableArray<MapPictureJson> Pictures,
    string? Mermaid,
    long DurationMs
);

/// <summary>The answer of <c>grip map --html FILE</c> and the like.</summary>
/// <param name="Mermaid">What was asked for on standard output; null otherwise.</param>
internal sealed record PicturesReply(ImmutableArray<WrittenPicture> Written, string? Mermaid) : Reply(ExitCode.Done)
{
    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        if (Mermaid is not null)
            output.Raw(Mermaid);
        // What is on standard output stays a diagram alone.
        var target = Mermaid is null ? output : error;
        foreach (var picture in Written)
            target.Line($"{picture.State} {Printable.Text(picture.Path)} ({Counted.Bytes(picture.Bytes)})");
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new MapPicturesJson(
                "result",
                command,
                "done",
                [.. Written.Select(picture => new MapPictureJson(picture.Path, picture.Bytes, picture.State, picture.ChangeId))],
                Mermaid,
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.MapPicturesJson
        );
}
