using System.Collections.Immutable;
using System.Text.Json;
using Grip.Core.Permissions;
using Grip.Core.Tools;

namespace Grip.Screen.Prompts;

/// <summary>A call that waits for the user.</summary>
internal sealed record PermissionQuestion(ITool Tool, string Description, JsonElement Input)
{
    private readonly TaskCompletionSource<Decision> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completed by <see cref="Give"/>.</summary>
    public Task<Decision> Answer => _answer.Task;

    public void Give(Decision decision) => _answer.TrySetResult(decision);
}

/// <summary>
/// Permissions of a session with a person: mode and rules can be changed while it runs, and what they leave open is asked.
/// The decision itself is that of <see cref="RulePermissions"/>, the same as without a person.
/// </summary>
/// <param name="ask">Shows a question; called from the turn's task.</param>
internal sealed class PermissionDesk(
    PermissionMode mode,
    ImmutableArray<PermissionRule> allow,
    ImmutableArray<PermissionRule> deny,
    Action<PermissionQuestion> ask
) : IPermissions
{
    // Read by the turn's task, written by the screen's.
    private volatile Rules _rules = new(mode, allow, deny);

    private sealed record Rules(PermissionMode Mode, ImmutableArray<PermissionRule> Allow, ImmutableArray<PermissionRule> Deny);

    /// <summary>Where calls act.</summary>
    public PermissionPlace Place { get; init; } = new(Path.GetFullPath("."), Path.GetFullPath("."));

    /// <summary>Rules that ask, whatever allows.</summary>
    public ImmutableArray<PermissionRule> Asking { get; init; } = [];

    public PermissionMode Mode
    {
        get => _rules.Mode;
        set => _rules = _rules with { Mode = value };
    }

    public ImmutableArray<PermissionRule> Allow => _rules.Allow;

    public ImmutableArray<PermissionRule> Deny => _rules.Deny;

    public void AddAllow(PermissionRule rule) => _rules = _rules with { Allow = _rules.Allow.Add(rule) };

    public void AddDeny(PermissionRule rule) => _rules = _rules with { Deny = _rules.Deny.Add(rule) };

    /// <returns>False if there is no such rule.</returns>
    public bool Remove(PermissionRule rule)
    {
        var before = _rules;
        _rules = before with { Allow = before.Allow.Remove(rule), Deny = before.Deny.Remove(rule) };
        return before.Allow.Contains(rule) || before.Deny.Contains(rule);
    }

    public Task<Decision> DecideAsync(ITool tool, JsonElement input, CancellationToken cancellation)
    {
        var rules = _rules;
        return new RulePermissions(rules.Mode, new PermissionRules(rules.Allow, Asking, rules.Deny), Place, AskAsync).DecideAsync(
            tool,
            input,
            cancellation
        );

        async Task<Decision> AskAsync(UndecidedCall asked, CancellationToken cancelled)
        {
            var question = new PermissionQuestion(asked.Tool, asked.Description, input);
            ask(question);
            return await question.Answer.WaitAsync(cancelled);
        }
    }
}
