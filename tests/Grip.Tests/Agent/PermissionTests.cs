using System.Text.Json;
using Grip.Core.Permissions;
using Grip.Core.Tools;

namespace Grip.Tests.Agent;

public sealed class PermissionTests
{
    [Theory]
    [InlineData("Bash(git diff *)", "git diff HEAD~1", true)]
    [InlineData("Bash(git diff:*)", "git diff", true)]
    [InlineData("Bash(git diff *)", "git diff; rm -rf .", false)]
    [InlineData("Bash(git diff *)", "git diff $(rm -rf .)", false)]
    [InlineData("Bash(git diff *)", "git diff > /etc/passwd", false)]
    [InlineData("Bash(git diff *)", "git diff\nrm -rf .", false)]
    [InlineData("Bash(git diff *)", "git difference", false)]
    [InlineData("Bash", "rm -rf .", true)]
    [InlineData("Bash(npm run test)", "npm run test", true)]
    public async Task A_rule_allows_what_it_describes_and_no_command_that_hides_another(string rule, string command, bool allowed)
    {
        var permissions = new RulePermissions(PermissionMode.Default, [.. PermissionRule.ParseAll([rule])], [], ask: null);

        Assert.Equal(allowed, await DecideAsync(permissions, ToolEffect.Executes, command) is Decision.Allowed);
    }

    [Theory]
    [InlineData(PermissionMode.Default, ToolEffect.Reads, true)]
    [InlineData(PermissionMode.Default, ToolEffect.Edits, false)]
    [InlineData(PermissionMode.AcceptEdits, ToolEffect.Edits, true)]
    [InlineData(PermissionMode.AcceptEdits, ToolEffect.Executes, false)]
    [InlineData(PermissionMode.Plan, ToolEffect.Edits, false)]
    [InlineData(PermissionMode.Plan, ToolEffect.Executes, false)]
    [InlineData(PermissionMode.DontAsk, ToolEffect.Edits, false)]
    [InlineData(PermissionMode.BypassPermissions, ToolEffect.Executes, true)]
    public async Task A_mode_says_what_needs_nobody_to_ask(PermissionMode mode, ToolEffect effect, bool allowed) =>
        Assert.Equal(allowed, await DecideAsync(new RulePermissions(mode, [], [], ask: null), effect, "ls") is Decision.Allowed);

    [Fact]
    public async Task Denying_wins_over_everything()
    {
        var deny = PermissionRule.ParseAll(["Bash(rm *)"]);
        var permissions = new RulePermissions(PermissionMode.BypassPermissions, [new PermissionRule("Bash", null)], [.. deny], ask: null);

        var denied = Assert.IsType<Decision.Denied>(await DecideAsync(permissions, ToolEffect.Executes, "rm -rf ."));

        Assert.Equal(
            "Bash(rm -rf .) was refused: the rule 'Bash(rm *)' denies it. Do it another way, or say that it is needed.",
            denied.ForTheModel
        );
    }

    [Fact]
    public void Rules_stand_in_one_list_or_several()
    {
        var rules = PermissionRule.ParseAll(["Bash(git diff *),Edit", "Read Bash(npm run test)"]);

        Assert.Equal(["Bash(git diff *)", "Edit", "Read", "Bash(npm run test)"], rules.Select(rule => rule.ToString()));
    }

    private static Task<Decision> DecideAsync(RulePermissions permissions, ToolEffect effect, string command) =>
        permissions.DecideAsync(
            new Bash(effect),
            JsonElement.Parse($"{{\"command\":{JsonSerializer.Serialize(command)}}}"),
            CancellationToken.None
        );

    private sealed record Bash(ToolEffect Effect) : ITool
    {
        public ToolSpec Spec => new("Bash", "", "{}");

        public string Describe(JsonElement input) => input.GetProperty("command").GetString()!;

        public Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
