using System.Text.Json;
using Grip.Core.Permissions;
using Grip.Core.Tools;
using Grip.Screen.Prompts;

namespace Grip.Tests.Screen;

public sealed class PermissionChoiceTests
{
    [Theory]
    [InlineData("git log --oneline", "Bash(git log *)")]
    [InlineData("dotnet test", "Bash(dotnet test *)")]
    [InlineData("ls", "Bash(ls)")]
    [InlineData("rm -rf build", "Bash(rm -rf build)")]
    [InlineData("python3 run.py", "Bash(python3 run.py)")]
    [InlineData("git log; rm -rf /", null)]
    [InlineData("git log | sh", null)]
    [InlineData("ls *.cs", null)]
    [InlineData("echo $(cat x)", null)]
    public void Always_is_as_narrow_as_is_of_use(string command, string? rule) =>
        Assert.Equal(rule, RuleSuggestion.For(new Shell(), command)?.ToString());

    [Fact]
    public async Task What_the_user_allowed_for_good_is_not_asked_again_and_plan_mode_stays_stronger()
    {
        var asked = 0;
        PermissionDesk? desk = null;
        desk = new PermissionDesk(
            PermissionMode.Default,
            [],
            [],
            question =>
            {
                asked++;
                desk!.AddAllow(RuleSuggestion.For(question.Tool, question.Description)!);
                question.Give(new Decision.Allowed());
            }
        );
        Assert.IsType<Decision.Allowed>(await DecideAsync(desk, "dotnet test"));
        Assert.IsType<Decision.Allowed>(await DecideAsync(desk, "dotnet test --no-build"));
        Assert.Equal(1, asked);
        desk.Mode = PermissionMode.Plan;
        Assert.IsType<Decision.Denied>(await DecideAsync(desk, "dotnet test"));
        Assert.Equal(1, asked);
    }

    private static Task<Decision> DecideAsync(PermissionDesk desk, string command) =>
        desk.DecideAsync(new Shell(), JsonSerializer.SerializeToElement(new { command }), TestContext.Current.CancellationToken);

    private sealed class Shell : ITool
    {
        public ToolSpec Spec { get; } = new("Bash", "", "{}");

        public ToolEffect Effect => ToolEffect.Executes;

        public string Describe(JsonElement input) => input.GetProperty("command").GetString()!;

        public Task<ToolResult> RunAsync(JsonElement input, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
