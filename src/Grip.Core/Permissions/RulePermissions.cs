using System.Collections.Immutable;
using System.Text.Json;
using Grip.Core.Tools;

namespace Grip.Core.Permissions;

/// <summary>Deny over allow over mode; what is left asks, and is refused where nobody can be asked.</summary>
/// <param name="ask">Asks a person, who answers with an allowance or with words for the model; null where there is none.</param>
public sealed class RulePermissions(
    PermissionMode mode,
    ImmutableArray<PermissionRule> allow,
    ImmutableArray<PermissionRule> deny,
    Func<ITool, string, CancellationToken, Task<Decision>>? ask
) : IPermissions
{
    /// <summary>True if a tool that is off by itself is allowed: by a rule that names it, or by the mode.</summary>
    public bool MayUse(string tool) =>
        mode != PermissionMode.Plan
        && !deny.Any(rule => rule.Tool == tool && rule.Spec is null)
        && (mode == PermissionMode.BypassPermissions || allow.Any(rule => rule.Tool == tool));

    /// <summary>True if a rule names this very host.</summary>
    public bool Names(string host) => allow.Any(rule => string.Equals(rule.Domain, host, StringComparison.OrdinalIgnoreCase));

    public async Task<Decision> DecideAsync(ITool tool, JsonElement input, CancellationToken cancellation)
    {
        var description = tool.Describe(input);
        if (deny.FirstOrDefault(rule => rule.Matches(tool, description)) is { } denying)
            return new Decision.Denied(
                $"{tool.Spec.Name}({description}) was refused: the rule '{denying}' denies it. Do it another way, or say that it is needed."
            );
        if (mode == PermissionMode.Plan && tool.Effect is (ToolEffect.Edits or ToolEffect.Executes))
            return new Decision.Denied($"{tool.Spec.Name} was refused: this is plan mode, which only reads. Present the plan instead.");
        if (IsFree(tool, description))
            return new Decision.Allowed();
        return ask is not null && mode != PermissionMode.DontAsk
            ? await ask(tool, description, cancellation)
            : new Decision.Denied(
                $"{tool.Spec.Name}({description}) was refused: it needs permission and nobody can be asked. "
                    + "Go on without it if the task can be done so; else say what you needed."
            );
    }

    private bool IsFree(ITool tool, string description) =>
        mode == PermissionMode.BypassPermissions
        || tool.Effect is ToolEffect.Reads or ToolEffect.Notes
        || (mode == PermissionMode.AcceptEdits && tool.Effect == ToolEffect.Edits)
        || allow.Any(rule => rule.Matches(tool, description));
}
