using System.Text;
using System.Text.RegularExpressions;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.House;

/// <summary>The console blocks of README.md, run in order on a copy of samples/Shop.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public async Task Every_command_in_the_readme_prints_what_the_readme_says()
    {
        using var temporary = new TemporaryFolder();
        var shop = temporary.Combine("Shop");
        FileTree.Write(FileTree.Read(Path.Combine(SourceFolder.Repository, "samples", "Shop")), shop);
        var path = Path.Combine(SourceFolder.Repository, "README.md");
        var readme = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

        var real = new StringBuilder();
        var position = 0;
        foreach (Match block in ConsoleBlock().Matches(readme))
        {
            real.Append(readme, position, block.Index - position).Append("```console\n");
            foreach (var line in block.Groups["body"].Value.Split('\n').Where(line => line.StartsWith("$ grip ", StringComparison.Ordinal)))
                real.Append(line).Append('\n').Append(await OutputOfAsync(line["$ grip ".Length..], shop, temporary.Combine("home")));
            real.Append("```");
            position = block.Index + block.Length;
        }

        real.Append(readme, position, readme.Length - position);
        if (SourceFolder.Rewrite)
            await File.WriteAllTextAsync(path, real.ToString(), TestContext.Current.CancellationToken);
        else
            Assert.Equal(WithoutVolatile(real.ToString()), WithoutVolatile(readme));
    }

    /// <summary>What a terminal would show, without progress; <c>| head -N</c> and <c>-q</c> are honoured.</summary>
    private static async Task<string> OutputOfAsync(string commandLine, string folder, string home)
    {
        var parts = commandLine.Split(" | head -");
        var answer = await GripRun.HereAsync(
            [.. Step.Parse(parts[0]).Arguments],
            folder,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["GRIP_HOME"] = home },
            "",
            TestContext.Current.CancellationToken
        );
        var lines = answer.Output.Replace(folder, "/home/you/Shop").Split('\n');
        var output = parts.Length == 1 ? string.Join('\n', lines) : string.Join('\n', lines.Take(int.Parse(parts[1]))) + "\n";
        return output + ProgressStep().Replace(answer.Error.Replace(folder, "/home/you/Shop"), "");
    }

    private static string WithoutVolatile(string text) => Identifier().Replace(Time().Replace(text, "#"), "#");

    [GeneratedRegex("```console\n(?<body>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex ConsoleBlock();

    [GeneratedRegex(@"^\[([0-9]+ min )?[0-9.]+ (ms|s)\] [^\n]*\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex ProgressStep();

    [GeneratedRegex(
        @"\b([0-9]+ min )?[0-9]+(\.[0-9]+)? (ms|s)\b|\b[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}\b",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Time();

    [GeneratedRegex(@"\b[0-9a-f]{7,8}\b")]
    private static partial Regex Identifier();
}
