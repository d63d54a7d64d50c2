using System.Text.RegularExpressions;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Screen;

public sealed partial class TerminalDocsTests
{
    [Fact]
    public void Every_command_of_the_session_stands_on_its_page()
    {
        var page = File.ReadAllText(Path.Combine(SourceFolder.Repository, "docs", "terminal.md"));
        var folder = Path.Combine(SourceFolder.Repository, "src", "Grip");
        var names = Directory
            .EnumerateFiles(Path.Combine(folder, "Screen"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Names().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value))
            .ToList();
        Assert.True(names.Count >= 14);
        Assert.All(names, name => Assert.Contains($"`/{name}", page, StringComparison.Ordinal));
    }

    [GeneratedRegex("(SlashCommand|FrontDoorSlash)\\(\\s*\"(?<name>[a-z]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Names();
}
