using System.Collections.Immutable;
using Grip.Core;
using Grip.Core.Permissions;
using Grip.Output;

namespace Grip.Permissions;

internal sealed record RulesOfFile(string Path, bool IsOwn, PermissionRules Rules);

internal sealed record RulesFileJson(
    string Path,
    bool IsOwn,
    ImmutableArray<string> Allow,
    ImmutableArray<string> Ask,
    ImmutableArray<string> Deny
);

internal sealed record RulesJson(string Type, string Command, string Status, ImmutableArray<RulesFileJson> Files, long DurationMs);

internal sealed record RulesReply(ImmutableArray<RulesOfFile> Files) : Reply(ExitCode.Done)
{
    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        if (Files.IsEmpty)
            output.Line(
                "No settings file holds rules. What only reads the workspace is free, destructive commands ask, all else is for --allowedTools."
            );
        foreach (var file in Files)
        {
            output.Line($"{Printable.Text(file.Path)}{(file.IsOwn ? "" : "  (of this folder: allows only where it is trusted)")}");
            foreach (var (name, list) in new[] { ("deny", file.Rules.Deny), ("ask", file.Rules.Ask), ("allow", file.Rules.Allow) })
            foreach (var rule in list)
                output.Line($"  {name, -6}{Printable.Text(rule.ToString())}");
        }
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new RulesJson(
                "result",
                command,
                "done",
                [
                    .. Files.Select(file => new RulesFileJson(
                        file.Path,
                        file.IsOwn,
                        Texts(file.Rules.Allow),
                        Texts(file.Rules.Ask),
                        Texts(file.Rules.Deny)
                    )),
                ],
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.RulesJson
        );

    private static ImmutableArray<string> Texts(ImmutableArray<PermissionRule> rules) => [.. rules.Select(rule => rule.ToString())];
}
