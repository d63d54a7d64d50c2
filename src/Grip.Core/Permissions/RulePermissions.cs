using System.Text.Json;
using Grip.Core.Permissions.Judging;
using Grip.Core.Tools;

namespace Grip.Core.Permissions;

/// <summary>Deny over ask over allow over mode; what asks is refused where nobody can be asked.</summary>
/// <param name="ask">Asks a person, who answers with an allowance or with words for the model; null where there is none.</param>
public sealed class RulePermissions(
    PermissionMode mode,
    PermissionRules rules,
    PermissionPlace place,
    Func<UndecidedCall, CancellationToken, Task<Decision>>? ask
) : IPermissions
{
    /// <summary>True if a tool that is off by itself is allowed: by a rule that names it, or by the mode.</summary>
    public bool MayUse(string tool) =>
        mode != PermissionMode.Plan
        && !rules.Deny.Any(rule => rule.Tool == tool && rule.Spec is null)
        && (mode == PermissionMode.BypassPermissions || rules.Allow.Any(rule => rule.Tool == tool));

    /// <summary>True if a rule names this very host.</summary>
    public bool Names(string host) => rules.Allow.Any(rule => string.Equals(rule.Domain, host, StringComparison.OrdinalIgnoreCase));

    public async Task<Decision> DecideAsync(ITool tool, JsonElement input, CancellationToken cancellation)
    {
        var description = tool.Describe(input);
        var verdict = Judge(tool.Spec.Name, tool.Effect, description, mode, rules, place);
        return verdict.Answer switch
        {
            PermissionAnswer.Allow => new Decision.Allowed(),
            PermissionAnswer.Deny => new Decision.Denied(
                $"{Named(tool, description)} was refused: {verdict.Reason}. Do it another way, or say that it is needed."
            ),
            _ when ask is not null => await ask(new UndecidedCall(tool, description, verdict), cancellation),
            _ => new Decision.Denied(
                $"{Named(tool, description)} was refused: it needs permission ({verdict.Reason}{Losses(verdict)}) and nobody can be asked. "
                    + "Go on without it if the task can be done so; else say what you needed."
            ),
        };
    }

    /// <summary>The same decision without a call: what would become of it, and why.</summary>
    /// <param name="description">Of a shell command the command, of a file its path, of a fetch its address.</param>
    public static PermissionVerdict Judge(
        string tool,
        ToolEffect effect,
        string description,
        PermissionMode mode,
        PermissionRules rules,
        PermissionPlace place
    ) =>
        tool == "Bash" && effect == ToolEffect.Executes
            ? ShellJudge.Judge(description, rules, mode, place)
            : ToolJudge.Judge(tool, effect, description, mode, rules, place);

    private static string Named(ITool tool, string description) => $"{tool.Spec.Name}({description})";

    private static string Losses(PermissionVerdict verdict) =>
        verdict.Losses.IsEmpty ? "" : $"; it would destroy {string.Join(", ", verdict.Losses)}";
}
