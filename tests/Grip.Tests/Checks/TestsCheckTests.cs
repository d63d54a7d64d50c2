using Grip.Core.Changes;
using Grip.Gate.Checks;
using Grip.Home;
using Grip.Map.Sdk;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Checks;

public sealed class TestsCheckTests
{
    [Fact]
    public async Task A_run_without_results_counts_as_tests_that_did_not_run()
    {
        using var folder = new TemporaryFolder();
        var (root, project) = (folder.Combine("tree"), folder.Combine("tree", "Sample.csproj"));
        Directory.CreateDirectory(root);
        await File.WriteAllTextAsync(
            project,
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>",
            TestContext.Current.CancellationToken
        );
        var check = new TestsCheck(
            DotnetHost.Locate(Environment.GetEnvironmentVariable).Executable,
            HomeFolder.Locate(name => name == "GRIP_HOME" ? folder.Combine("home") : null),
            root,
            [new TestProject("Sample", project, "")]
        );

        var verdict = await check.JudgeAsync(
            new ChangeSet("x", [new FileChange.Added(Path.Combine(root, "A.cs"), [.. "class A;"u8])]),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            ["The tests of Sample could not be run, also not before the change: dotnet test wrote no results, so no test ran"],
            verdict.Weaknesses
        );
        Assert.Equal((true, 0), (verdict.Passes, verdict.Tests!.Run));
    }
}
