using System.Collections.Immutable;
using Grip.Core.Tools;

namespace Grip.Core.Permissions;

/// <summary>A rule's own tests: calls that it is meant for, and calls that it is not.</summary>
/// <param name="Match">Of a shell rule commands, of a file rule paths.</param>
public sealed record RuleExamples(PermissionRule Rule, ImmutableArray<string> Match, ImmutableArray<string> NotMatch)
{
    /// <summary>What does not hold, one sentence each; empty if all does.</summary>
    /// <param name="answer">What the rule's list answers.</param>
    public ImmutableArray<string> Failures(PermissionAnswer answer, PermissionPlace place) =>
        [
            .. Match
                .Where(call => !Decides(call, answer, place))
                .Select(call => $"{Rule} does not {Verb(answer)} '{call}', which stands under match: {Why(call, answer, place)}"),
            .. NotMatch
                .Where(call => Decides(call, answer, place))
                .Select(call => $"{Rule} would {Verb(answer)} '{call}', which stands under not_match"),
        ];

    private bool Decides(string call, PermissionAnswer answer, PermissionPlace place) =>
        Judge(call, answer, place) is var verdict && verdict.Answer == answer && verdict.Rule == Rule.ToString();

    private string Why(string call, PermissionAnswer answer, PermissionPlace place) => Judge(call, answer, place).Reason;

    private PermissionVerdict Judge(string call, PermissionAnswer answer, PermissionPlace place)
    {
        var rules = answer switch
        {
            PermissionAnswer.Allow => PermissionRules.None with { Allow = [Rule] },
            PermissionAnswer.Ask => PermissionRules.None with { Ask = [Rule] },
            _ => PermissionRules.None with { Deny = [Rule] },
        };
        var effect = Rule.Tool switch
        {
            "Read" or "Glob" or "Grep" => ToolEffect.Reads,
            "Edit" or "Write" or "MultiEdit" => ToolEffect.Edits,
            _ => ToolEffect.Executes,
        };
        return RulePermissions.Judge(Rule.Tool, effect, call, PermissionMode.Default, rules, place);
    }

    private static string Verb(PermissionAnswer answer) =>
        answer switch
        {
            PermissionAnswer.Allow => "allow",
            PermissionAnswer.Ask => "ask for",
            _ => "deny",
        };
}
