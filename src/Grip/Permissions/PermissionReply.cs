using System.Collections.Immutable;
using Grip.Core;
using Grip.Core.Permissions;
using Grip.Output;

namespace Grip.Permissions;

/// <param name="Decision">allow, ask or deny.</param>
/// <param name="Rule">The rule that decides, or null.</param>
/// <param name="Losses">What the command would destroy.</param>
internal sealed record PermissionJson(
    string Type,
    string Command,
    string Status,
    string Decision,
    string? Rule,
    string Reason,
    ImmutableArray<string> Losses,
    long DurationMs
);

internal sealed record PermissionReply(PermissionVerdict Verdict) : Reply(ExitCode.Done)
{
    private string Decision =>
        Verdict.Answer switch
        {
            PermissionAnswer.Allow => "allow",
            PermissionAnswer.Ask => "ask",
            _ => "deny",
        };

    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        output.Line(Decision);
        if (verbosity == Verbosity.Quiet)
            return;
        output.Line($"  {Printable.Text(Verdict.Reason)}");
        foreach (var loss in Verdict.Losses)
            output.Line($"  would destroy: {Printable.Text(loss)}");
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new PermissionJson(
                "result",
                command,
                "done",
                Decision,
                Verdict.Rule,
                Verdict.Reason,
                Verdict.Losses,
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.PermissionJson
        );
}
