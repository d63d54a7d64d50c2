using System.Collections.Immutable;
using Grip.Core.Permissions.Programs;
using Grip.Core.Tools;

namespace Grip.Core.Permissions.Judging;

/// <summary>Judges every tool but the shell: by name, by path, by the host of an address.</summary>
internal static class ToolJudge
{
    public static PermissionVerdict Judge(
        string tool,
        ToolEffect effect,
        string description,
        PermissionMode mode,
        PermissionRules rules,
        PermissionPlace place
    )
    {
        if (Find(rules.Deny, tool, effect, description, place) is { } denying)
            return new PermissionVerdict(PermissionAnswer.Deny, denying.ToString(), $"the rule '{denying}' denies it");
        if (mode == PermissionMode.Plan && effect is ToolEffect.Edits or ToolEffect.Executes)
            return new PermissionVerdict(PermissionAnswer.Deny, null, "this is plan mode, which only reads; present the plan instead");
        if (Find(rules.Ask, tool, effect, description, place) is { } asking)
            return Asked(mode, asking.ToString(), $"the rule '{asking}' asks");
        if (mode == PermissionMode.BypassPermissions)
            return new PermissionVerdict(PermissionAnswer.Allow, null, "this mode allows what no rule refuses");
        if (Find(rules.Allow, tool, effect, description, place) is { } allowing)
            return new PermissionVerdict(PermissionAnswer.Allow, allowing.ToString(), $"the rule '{allowing}' allows it");
        return effect switch
        {
            ToolEffect.Notes => new PermissionVerdict(PermissionAnswer.Allow, null, "it only changes the agent's notes"),
            ToolEffect.Reads when SecretPaths.IsSecret(description) => Asked(mode, null, $"{description} may hold secrets"),
            ToolEffect.Reads => new PermissionVerdict(PermissionAnswer.Allow, null, "it only reads the workspace"),
            ToolEffect.Edits when ProtectedPaths.IsProtected(description) => Asked(mode, null, $"{description} decides what programs run"),
            ToolEffect.Edits when SecretPaths.IsSecret(description) => Asked(mode, null, $"{description} may hold secrets"),
            ToolEffect.Edits when mode == PermissionMode.AcceptEdits => new PermissionVerdict(
                PermissionAnswer.Allow,
                null,
                "edits of the workspace are free in this mode"
            ),
            ToolEffect.Edits => Asked(mode, null, "edits are not free in this mode"),
            _ => Asked(mode, null, $"no rule allows {tool}"),
        };
    }

    private static PermissionVerdict Asked(PermissionMode mode, string? rule, string why) =>
        mode == PermissionMode.DontAsk
            ? new PermissionVerdict(PermissionAnswer.Deny, rule, $"nobody is asked in this mode, and {why}")
            : new PermissionVerdict(PermissionAnswer.Ask, rule, why);

    private static PermissionRule? Find(
        ImmutableArray<PermissionRule> list,
        string tool,
        ToolEffect effect,
        string description,
        PermissionPlace place
    ) =>
        list.FirstOrDefault(rule =>
            rule.IsAbout(tool) && (rule.Spec is not { } spec || Matches(spec, rule, tool, effect, description, place))
        );

    private static bool Matches(string spec, PermissionRule rule, string tool, ToolEffect effect, string description, PermissionPlace place)
    {
        if (spec.StartsWith("domain:", StringComparison.OrdinalIgnoreCase))
            return Uri.TryCreate(description, UriKind.Absolute, out var address) && IsHost(spec[7..], address.IdnHost);
        if (effect is ToolEffect.Reads or ToolEffect.Edits && !tool.StartsWith("mcp__", StringComparison.Ordinal))
            return Paths(description, place).Any(path => PathPattern.Matches(spec, path, place)) || spec == description;
        return rule.Command.Matches([.. description.Split(' ').Select(Argument.Known)]);
    }

    /// <summary>The path as given, and where it leads by links.</summary>
    private static IEnumerable<string> Paths(string description, PermissionPlace place)
    {
        var full = Path.GetFullPath(
            description.Replace("\0", "", StringComparison.Ordinal) is { Length: > 0 } path ? path : ".",
            place.Root
        );
        yield return full;
        string? real = null;
        try
        {
            real = place.Resolve(full);
        }
        catch (GripException)
        {
            // Links in a circle lead nowhere.
        }

        if (real is not null && real != full)
            yield return real;
    }

    /// <summary>"*.example.com" stands for all hosts below it.</summary>
    private static bool IsHost(string wanted, string host) =>
        string.Equals(wanted, host, StringComparison.OrdinalIgnoreCase)
        || wanted.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(wanted[1..], StringComparison.OrdinalIgnoreCase)
        || wanted == "*";
}
