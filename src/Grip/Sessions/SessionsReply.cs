using System.Collections.Immutable;
using System.Globalization;
using Grip.Core;
using Grip.Output;

namespace Grip.Sessions;

internal sealed record SessionJson(string Id, string? Name, string First, int Prompts, string Model, string Started, string Changed);

internal sealed record SessionsJson(string Type, string Command, string Status, ImmutableArray<SessionJson> Sessions, long DurationMs);

/// <summary>The sessions of a folder, the newest first.</summary>
internal sealed record SessionsReply(ImmutableArray<SessionSummary> Sessions, int Width) : Reply(ExitCode.Done)
{
    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        if (Sessions.IsEmpty)
            output.Line("No session of this folder yet. Begin one with: grip");
        foreach (var session in Sessions)
        {
            var lead = $"{session.ShortId}  {When(session.Changed)}  {Counted.Of(session.Prompts, "prompt"), 11}  ";
            var room = Math.Max(20, Width - lead.Length);
            var title = Printable.Text(session.Title);
            output.Line(output.Style.Faint(lead) + (title.Length > room ? title[..(room - 1)] + "…" : title));
        }
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new SessionsJson(
                "result",
                command,
                "done",
                [
                    .. Sessions.Select(session => new SessionJson(
                        session.Id,
                        session.Name,
                        session.First,
                        session.Prompts,
                        session.Model,
                        session.Started.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                        session.Changed.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)
                    )),
                ],
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.SessionsJson
        );

    public static string When(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
