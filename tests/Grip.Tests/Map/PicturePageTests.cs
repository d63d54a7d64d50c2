using System.Text.Json;
using System.Text.RegularExpressions;
using Grip.Map.Picture;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Map;

public sealed class PicturePageTests
{
    [Theory]
    [InlineData("a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#39;")]
    [InlineData("a\u0000\u202Eb", "a\uFFFD\uFFFDb")]
    [InlineData("Größe 😀", "Größe 😀")]
    public void A_name_cannot_leave_its_element(string name, string written) => Assert.Equal(written, PictureText.Xml(name));

    [Fact]
    public void Half_a_character_is_shown_as_such() => Assert.Equal("b\uFFFD", PictureText.Xml("b" + (char)0xD800));

    [Theory]
    [InlineData("Shop.Core 1,204 lines", "Shop.Core 1,204 lines")]
    [InlineData("x\"]; click p1 \"#", "x#34;#93;#59; click p1 #34;#35;")]
    [InlineData("a\n`b`<c>", "a#10;#96;b#96;#60;c#62;")]
    public void A_name_cannot_leave_its_mermaid_label(string name, string written) => Assert.Equal(written, PictureText.Mermaid(name));

    [Fact]
    public async Task The_page_holds_all_types_and_their_uses_and_needs_nothing_else()
    {
        using var folder = new TemporaryFolder();
        var root = folder.Combine("shop");
        FileTree.Write(FileTree.Read(Path.Combine(SourceFolder.Repository, "samples", "Shop")), root);
        await File.WriteAllTextAsync(
            Path.Combine(root, "README.md"),
            "A shop with </script><script>alert(1)</script> in its <b>name</b> & an end.\n",
            TestContext.Current.CancellationToken
        );

        var answer = await GripRun.HereAsync(
            ["map", "--html", "map.html"],
            root,
            new Dictionary<string, string> { ["GRIP_HOME"] = folder.Combine("home") },
            "",
            TestContext.Current.CancellationToken
        );

        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.StartsWith($"written {Path.Combine(root, "map.html")} (", answer.Output, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(Path.Combine(root, "map.html"), TestContext.Current.CancellationToken);
        Assert.Equal(2, Regex.Count(page, "</script>"));
        Assert.DoesNotMatch("(?i)https?://|@import|url\\(|<link|<iframe| src=|fetch\\(|XMLHttpRequest", page);
        using var data = JsonDocument.Parse(
            Regex.Match(page, "<script type=\"application/json\" id=\"data\">(.*?)</script>").Groups[1].Value
        );
        var projects = data.RootElement.GetProperty("projects").EnumerateArray().Select(project => project[0].GetString()!).ToArray();
        var types = data
            .RootElement.GetProperty("types")
            .EnumerateArray()
            .Select(type => $"{projects[type[3].GetInt32()]}/{type[0].GetString()}")
            .ToArray();
        Assert.Contains("Shop.Core/Order", types);
        var edges = data.RootElement.GetProperty("edges").EnumerateArray().Select(edge => edge.GetInt32()).Chunk(2);
        Assert.Contains(
            (Array.IndexOf(types, "Shop.Core/Order"), Array.IndexOf(types, "Shop.Core/OrderLine")),
            edges.Select(edge => (edge[0], edge[1]))
        );
    }

    [Fact]
    public async Task A_file_that_grip_did_not_write_is_only_overwritten_by_force()
    {
        using var folder = new TemporaryFolder();
        var root = folder.Combine("one");
        FileTree.Write(FileTree.Read(Path.Combine(SourceFolder.Repository, "samples", "Shop")), root);
        var environment = new Dictionary<string, string> { ["GRIP_HOME"] = folder.Combine("home") };
        var mine = Path.Combine(root, "notes.svg");
        await File.WriteAllTextAsync(mine, "mine", TestContext.Current.CancellationToken);

        Assert.Equal((1, "mine"), await Draw());
        var (exitCode, text) = await Draw("--force");
        Assert.Equal(0, exitCode);
        Assert.Contains("Shop.Core", text, StringComparison.Ordinal);
        Assert.Equal((0, text), await Draw());

        async Task<(int ExitCode, string Text)> Draw(params string[] more)
        {
            var answer = await GripRun.HereAsync(
                ["map", "--svg", "notes.svg", .. more],
                root,
                environment,
                "",
                TestContext.Current.CancellationToken
            );
            return (answer.ExitCode, await File.ReadAllTextAsync(mine, TestContext.Current.CancellationToken));
        }
    }
}
