using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.House;

public sealed class DocsTests
{
    [Theory]
    [InlineData("commands")]
    [InlineData("exit-codes")]
    public async Task A_generated_page_says_what_the_program_says(string page)
    {
        var answer = await GripRun.HereAsync(
            ["docs", page],
            SourceFolder.Repository,
            new Dictionary<string, string>(StringComparer.Ordinal),
            "",
            TestContext.Current.CancellationToken
        );
        var path = Path.Combine(SourceFolder.Repository, "docs", $"{page}.md");
        if (SourceFolder.Rewrite)
            await File.WriteAllTextAsync(path, answer.Output, TestContext.Current.CancellationToken);

        Assert.Equal(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), answer.Output);
    }
}
