using Grip.Core.Permissions;

namespace Grip.Tests.Permissions;

public sealed class ShellJudgeTests
{
    [Fact]
    public void No_bypass_is_let_through_by_a_narrow_rule()
    {
        var cases = ShellCases.Read("bypasses.txt").ToArray();

        Assert.True(cases.Length >= 200);
        Assert.Empty(Wrong(cases, (rules, command) => ShellCases.Judge(command, allow: rules).Answer != PermissionAnswer.Allow));
        Assert.Empty(
            Wrong(
                cases,
                (rules, command) => ShellCases.Judge(command, PermissionMode.DontAsk, allow: rules).Answer == PermissionAnswer.Deny
            )
        );
        Assert.Empty(
            Wrong(cases, (rules, command) => ShellCases.Judge(command, PermissionMode.Plan, allow: rules).Answer == PermissionAnswer.Deny)
        );
    }

    [Fact]
    public void What_a_user_of_a_rule_expects_is_allowed()
    {
        var cases = ShellCases.Read("ordinary.txt").ToArray();

        Assert.Empty(Wrong(cases, (rules, command) => ShellCases.Judge(command, allow: rules).Answer == PermissionAnswer.Allow));
    }

    [Fact]
    public void What_destroys_asks_whatever_is_allowed_and_says_what_would_be_lost()
    {
        var cases = ShellCases.Read("destructive.txt").ToArray();

        foreach (var mode in new[] { PermissionMode.Default, PermissionMode.AcceptEdits })
            Assert.Empty(
                Wrong(
                    cases,
                    (_, command) =>
                        ShellCases.Judge(command, mode, allow: "Bash Edit") is { Answer: PermissionAnswer.Ask, Losses.IsEmpty: false }
                )
            );
    }

    [Fact]
    public void What_a_rule_denies_is_not_done_in_any_mode()
    {
        var cases = ShellCases.Read("denied.txt").ToArray();

        foreach (var mode in Enum.GetValues<PermissionMode>())
            Assert.Empty(
                Wrong(
                    cases,
                    (rules, command) => ShellCases.Judge(command, mode, allow: "Bash Edit", deny: rules).Answer != PermissionAnswer.Allow
                )
            );
    }

    [Theory]
    [InlineData("echo rm x")]
    [InlineData("git commit -m 'rm x'")]
    [InlineData("npm rm x")]
    [InlineData("grep -r rm src")]
    [InlineData("git log -- rm")]
    public void A_word_that_is_not_run_is_not_denied(string command) =>
        Assert.Equal(PermissionAnswer.Allow, ShellCases.Judge(command, allow: "Bash", deny: "Bash(rm *)").Answer);

    [Theory]
    [InlineData("mkdir -p src/x", PermissionAnswer.Allow)]
    [InlineData("touch src/x.cs", PermissionAnswer.Allow)]
    [InlineData("cp src/a.cs src/b.cs", PermissionAnswer.Allow)]
    [InlineData("mv src/a.cs src/b.cs", PermissionAnswer.Allow)]
    [InlineData("echo x > src/a.cs", PermissionAnswer.Allow)]
    [InlineData("sed -i 's/a/b/' src/a.cs", PermissionAnswer.Allow)]
    [InlineData("cp src/a.cs /etc/x", PermissionAnswer.Ask)]
    [InlineData("cp ~/.ssh/id_rsa src/x", PermissionAnswer.Ask)]
    [InlineData("echo x > .git/config", PermissionAnswer.Ask)]
    [InlineData("touch ../x", PermissionAnswer.Ask)]
    [InlineData("npm test", PermissionAnswer.Ask)]
    [InlineData("rm src/a.cs", PermissionAnswer.Ask)]
    public void AcceptEdits_frees_files_of_the_workspace(string command, PermissionAnswer answer) =>
        Assert.Equal(answer, ShellCases.Judge(command, PermissionMode.AcceptEdits).Answer);

    [Theory]
    [InlineData("ls", PermissionAnswer.Allow)]
    [InlineData("git log | head", PermissionAnswer.Allow)]
    [InlineData("npm test", PermissionAnswer.Deny)]
    [InlineData("echo x > a", PermissionAnswer.Deny)]
    [InlineData("cat > f <<< x", PermissionAnswer.Deny)]
    public void Plan_only_reads_even_where_a_rule_allows_more(string command, PermissionAnswer answer) =>
        Assert.Equal(answer, ShellCases.Judge(command, PermissionMode.Plan, allow: "Bash").Answer);

    [Theory]
    [InlineData("rm -rf bin", PermissionAnswer.Allow)]
    [InlineData("git reset --hard", PermissionAnswer.Allow)]
    [InlineData("eval \"$x\"", PermissionAnswer.Allow)]
    [InlineData("rm -rf /", PermissionAnswer.Ask)]
    [InlineData("rm -rf ~", PermissionAnswer.Ask)]
    [InlineData("rm -rf ~/.pi", PermissionAnswer.Ask)]
    [InlineData("sudo rm -rf /usr", PermissionAnswer.Ask)]
    [InlineData("rm -rf /tmp/x", PermissionAnswer.Allow)]
    public void Bypass_frees_everything_but_the_deletion_of_what_lies_outside(string command, PermissionAnswer answer) =>
        Assert.Equal(answer, ShellCases.Judge(command, PermissionMode.BypassPermissions).Answer);

    [Fact]
    public void Deny_wins_over_ask_and_ask_over_allow()
    {
        Assert.Equal("Bash(git push:*)", ShellCases.Judge("git push", allow: "Bash", ask: "Bash(git push:*)").Rule);
        Assert.Equal(PermissionAnswer.Ask, ShellCases.Judge("git push", allow: "Bash", ask: "Bash(git push:*)").Answer);
        Assert.Equal(PermissionAnswer.Ask, ShellCases.Judge("git push", PermissionMode.BypassPermissions, ask: "Bash(git push:*)").Answer);
        Assert.Equal(
            PermissionAnswer.Deny,
            ShellCases.Judge("git push", allow: "Bash", ask: "Bash(git push:*)", deny: "Bash(git *)").Answer
        );
    }

    [Fact]
    public void A_verdict_says_which_rule_decides_and_why()
    {
        var allowed = ShellCases.Judge("git push origin main", allow: "Bash(git push:*)");
        Assert.Equal(("Bash(git push:*)", "the rule 'Bash(git push:*)' allows it"), (allowed.Rule, allowed.Reason));

        var asked = ShellCases.Judge("rm -rf src bin");
        Assert.Equal(["src bin and everything below"], asked.Losses);
        Assert.Equal("rm destroys what cannot be brought back by itself", asked.Reason);
    }

    [Fact]
    public void Hostile_text_is_answered_at_once()
    {
        foreach (
            var text in new[]
            {
                new string('(', 5_000),
                string.Concat(Enumerable.Repeat("$(", 4_000)),
                string.Concat(Enumerable.Repeat("{a,b}", 1_500)),
                new string('`', 9_999),
                string.Concat(Enumerable.Repeat("echo a;", 1_400)),
                "echo " + new string('a', 20_000),
                string.Concat(Enumerable.Repeat("sh -c '", 1_000)),
            }
        )
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            Assert.NotEqual(PermissionAnswer.Allow, ShellCases.Judge(text + " && curl x").Answer);
            Assert.True(clock.ElapsedMilliseconds < 2_000, $"{clock.ElapsedMilliseconds} ms for {text[..20]}");
        }
    }

    private static string[] Wrong(IEnumerable<(string Rules, string Command)> cases, Func<string, string, bool> holds) =>
        [.. cases.Where(one => !holds(one.Rules, one.Command)).Select(one => $"{one.Rules} : {one.Command.Replace('\n', '⏎')}")];
}
