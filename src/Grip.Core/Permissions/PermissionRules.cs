using System.Collections.Immutable;

namespace Grip.Core.Permissions;

/// <summary>What is allowed, asked and refused by rule. Deny wins over ask, ask over allow; the order within a list says nothing.</summary>
public sealed record PermissionRules(
    ImmutableArray<PermissionRule> Allow,
    ImmutableArray<PermissionRule> Ask,
    ImmutableArray<PermissionRule> Deny
)
{
    public static PermissionRules None { get; } = new([], [], []);

    public PermissionRules With(PermissionRules more) => new([.. Allow, .. more.Allow], [.. Ask, .. more.Ask], [.. Deny, .. more.Deny]);
}

/// <summary>Where a call would act.</summary>
/// <param name="Root">The workspace, a full path.</param>
/// <param name="Home">The user's own folder.</param>
public sealed record PermissionPlace(string Root, string Home)
{
    /// <summary>Folders besides the workspace that may be used like it.</summary>
    public ImmutableArray<string> Additional { get; init; } = [];

    /// <summary>A full path with all links resolved.</summary>
    public Func<string, string> Resolve { get; init; } = static path => path;

    public Func<string, bool> Exists { get; init; } = static _ => false;
}

public enum PermissionAnswer
{
    Allow,
    Ask,
    Deny,
}

/// <param name="Rule">The rule that decides, as it was written; null if a mode or what Grip knows of the command decides.</param>
/// <param name="Reason">One sentence for people and models, without a full stop.</param>
/// <param name="Losses">What the command would destroy, one line each.</param>
public sealed record PermissionVerdict(PermissionAnswer Answer, string? Rule, string Reason, ImmutableArray<string> Losses)
{
    public PermissionVerdict(PermissionAnswer answer, string? rule, string reason)
        : this(answer, rule, reason, []) { }
}
