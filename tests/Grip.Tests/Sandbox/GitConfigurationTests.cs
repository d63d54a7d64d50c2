using Grip.Trust;

namespace Grip.Tests.Sandbox;

public sealed class GitConfigurationTests
{
    [Theory]
    [InlineData("[core]\n\tfsmonitor = ./x", "core fsmonitor = ./x")]
    [InlineData("[core] fsmonitor=./x", "core fsmonitor = ./x")]
    [InlineData("[CORE]\n HooksPath = h", "CORE hookspath = h")]
    [InlineData("[filter \"lfs\"]\n clean = x", "filter lfs clean = x")]
    [InlineData("[filter.lfs]\n smudge = x", "filter.lfs smudge = x")]
    [InlineData("[diff \"a b\"]\n textconv = x", "diff a b textconv = x")]
    [InlineData("[alias]\n st = !x", "alias st = !x")]
    [InlineData("[include]\n path = ../x", "include path = ../x")]
    [InlineData("[includeIf \"gitdir:/\"]\n path = x", "includeIf gitdir:/ path = x")]
    [InlineData("[credential \"https://x\"]\n helper = !x", "credential https://x helper = !x")]
    public void A_key_that_runs_a_program_is_found_however_it_is_written(string config, string found) =>
        Assert.Equal([found], GitConfiguration.Read(config.Split('\n')).Select(thing => thing.What));

    [Fact]
    public void Usual_keys_are_not_listed() =>
        Assert.Empty(
            GitConfiguration.Read(
                "[core]\n\tbare = false\n# [core]\n;fsmonitor = x\n[remote \"origin\"]\n\turl = x\n\tfetch = y\n[branch \"main\"]\n\tremote = origin".Split(
                    '\n'
                )
            )
        );
}
