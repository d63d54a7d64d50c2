using System.Collections.Immutable;
using Grip.Automations.Rewrite.Rules;
using Grip.Core;
using Grip.Output;

namespace Grip.Rewriting;

internal sealed record FailedRuleTestJson(string Rule, string Test, string Place, string Fault);

internal sealed record RuleTestJson(
    string Type,
    string Command,
    string Status,
    int Rules,
    int Tests,
    ImmutableArray<FailedRuleTestJson> Failed,
    ImmutableArray<string> WithoutTests,
    long DurationMs
);

/// <summary>The answer of --test-rules.</summary>
internal sealed record RuleTestReply(ImmutableArray<RuleInFile> Rules, ImmutableArray<RuleTestResult> Results)
    : Reply(Results.Any(result => result.Fault is not null) ? ExitCode.Refused : ExitCode.Done)
{
    private ImmutableArray<RuleTestResult> Failed => [.. Results.Where(result => result.Fault is not null)];

    private IEnumerable<string> WithoutTests =>
        Rules.Where(rule => rule.Valid.IsEmpty && rule.Invalid.IsEmpty).Select(rule => rule.Rule.Id ?? "");

    public override void Write(TextOutput output, TextOutput error, Verbosity verbosity)
    {
        foreach (var result in Failed)
        {
            output.Line(
                $"{output.Style.Bad("failed:")} {Printable.Text(result.Rule.Rule.Id ?? "")} {result.Test} ({Printable.Text(Place(result.Rule))})"
            );
            foreach (var line in result.Fault!.Split('\n'))
                output.Line($"  {Printable.Text(line)}");
        }

        var counted = $"{Counted.Of(Results.Length, "test")} of {Counted.Of(Rules.Length, "rule")}";
        output.Line(
            Failed.IsEmpty ? $"{output.Style.Good("Passed:")} {counted}." : $"{output.Style.Bad("Failed:")} {Failed.Length} of {counted}."
        );
        foreach (var id in WithoutTests)
            output.Line($"note: rule '{Printable.Text(id)}' has no tests");
    }

    public override string ToJson(string command, TimeSpan duration) =>
        JsonText.Of(
            new RuleTestJson(
                "result",
                command,
                Failed.IsEmpty ? "passed" : "failed",
                Rules.Length,
                Results.Length,
                [
                    .. Failed.Select(result => new FailedRuleTestJson(
                        result.Rule.Rule.Id ?? "",
                        result.Test,
                        Place(result.Rule),
                        result.Fault!
                    )),
                ],
                [.. WithoutTests],
                (long)duration.TotalMilliseconds
            ),
            JsonText.Types.RuleTestJson
        );

    private static string Place(RuleInFile rule) => $"{rule.Path}:{rule.Line}";
}
