using System.Diagnostics;
using Grip.Tests.ScenarioFrame;
using Grip.Tools;

namespace Grip.Tests.Agent;

public sealed class SearchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SearchTests()
    {
        File.WriteAllText(
            _folder.Combine(".gitignore"),
            "*.tmp\n!keep.tmp\n/build/\nlogs/**/old\ndeep/*/x.txt\n[ab].gen\n\\#odd\n# remark\ntrail  \n"
        );
        foreach (
            var path in (string[])
                [
                    "a.cs",
                    "b.txt",
                    "drop.tmp",
                    "keep.tmp",
                    "build/in.txt",
                    "sub/build/in.txt",
                    "logs/old",
                    "logs/1/old",
                    "logs/1/2/old",
                    "logs/new",
                    "deep/1/x.txt",
                    "deep/1/2/x.txt",
                    "a.gen",
                    "c.gen",
                    "#odd",
                    "trail",
                    "sub/.hidden",
                    "sub/own.txt",
                    "sub/inner/own.txt",
                ]
        )
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.Combine(path))!);
            File.WriteAllText(_folder.Combine(path), "first\nneedle (one)\r\nthird\nneedle\n");
        }

        File.WriteAllText(_folder.Combine("sub", ".gitignore"), "own.txt\n!inner/own.txt\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_walk_leaves_out_what_git_leaves_out()
    {
        await GitAsync("init -q");
        var listed = await GitAsync("ls-files --others --exclude-standard -z");

        Assert.Equal(
            listed.Split('\0', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            WorkspaceWalk.Files(_folder.Path).Select(Relative).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("needle", null, false, 0)]
    [InlineData("NEEDLE$", null, true, 0)]
    [InlineData("needle", "*.txt", false, 1)]
    [InlineData("needle", "sub/**/*.txt", false, 2)]
    [InlineData(@"\(one\)", null, false, 1)]
    [InlineData("absent", null, false, 1)]
    public async Task Ripgrep_and_the_own_search_find_the_same(string pattern, string? glob, bool ignoreCase, int around)
    {
        var search = new Search(pattern, _folder.Path, glob, ignoreCase, around, around);
        var own = OwnSearch.Run(search, Relative, CancellationToken.None);

        if (await new Ripgrep().RunAsync(search, Relative, CancellationToken.None) is { } found)
            Assert.Equal(Lines(own), Lines(found));
        Assert.Equal(pattern == "absent", own.Count == 0);
    }

    private IEnumerable<string> Lines(IEnumerable<FileMatches> found) =>
        found
            .SelectMany(file => file.Lines.Select(line => $"{Relative(file.Path)}{(line.IsMatch ? ':' : '-')}{line.Number} {line.Text}"))
            .Order(StringComparer.Ordinal);

    private string Relative(string path) => Path.GetRelativePath(_folder.Path, path).Replace('\\', '/');

    private async Task<string> GitAsync(string arguments)
    {
        using var git = Process.Start(
            new ProcessStartInfo("git", arguments)
            {
                UseShellExecute = false,
                WorkingDirectory = _folder.Path,
                RedirectStandardOutput = true,
            }
        )!;
        var output = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        return output;
    }
}
