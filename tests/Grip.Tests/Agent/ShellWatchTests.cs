using System.Text;
using Grip.Agent.Shell;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Agent;

public sealed class ShellWatchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Bytes_from_before_are_those_of_git_or_of_a_copy()
    {
        await GitAsync("init", "-q");
        Write("clean.txt", "clean\n");
        Write("crlf.txt", "a\r\nb\r\n");
        Write(".gitattributes", "crlf.txt text eol=crlf\n");
        Write("dirty.txt", "dirty\n");
        Age("clean.txt", "crlf.txt", ".gitattributes", "dirty.txt");
        await GitAsync("add", ".");
        Write("dirty.txt", "dirtier\n");
        Write("new.txt", "new\n");
        Write("gone.txt", "gone\n");
        Write("big.bin", new string('x', 5_000_000));
        var watch = new ShellWatch(_folder.Path);

        var before = await watch.BeginAsync(TestContext.Current.CancellationToken);
        foreach (var name in (string[])["clean.txt", "crlf.txt", "dirty.txt", "new.txt", "big.bin", "sub/deep/added.txt"])
            Write(name, "changed\n");
        File.Delete(_folder.Combine("gone.txt"));
        var changes = await watch.EndAsync(before, TestContext.Current.CancellationToken);

        Assert.Equal(
            ["clean.txt: clean|", "crlf.txt: a\r|b\r|", "dirty.txt: dirtier|", "gone.txt: gone|", "new.txt: new|", "sub/deep/added.txt: -"],
            changes.Files.Select(file =>
                $"{Relative(file.Path)}: {(file.Bytes is { } bytes ? Encoding.UTF8.GetString([.. bytes]).Replace('\n', '|') : "-")}"
            )
        );
        Assert.Equal(["big.bin"], changes.Lost.Select(Relative));
        Assert.Equal(["sub", "sub/deep"], changes.CreatedFolders.Select(Relative).Order());
    }

    [Fact]
    public async Task A_command_that_changes_nothing_leaves_nothing()
    {
        Write("a.txt", "one\n");
        var watch = new ShellWatch(_folder.Path);

        var before = await watch.BeginAsync(TestContext.Current.CancellationToken);

        Assert.True((await watch.EndAsync(before, TestContext.Current.CancellationToken)).IsEmpty);
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.Combine(path))!);
        File.WriteAllText(_folder.Combine(path), text);
    }

    /// <summary>Written well before the index, so that it can vouch for them.</summary>
    private void Age(params string[] names)
    {
        foreach (var name in names)
            File.SetLastWriteTimeUtc(_folder.Combine(name), File.GetLastWriteTimeUtc(_folder.Combine(name)).AddMinutes(-10));
    }

    private string Relative(string path) => Path.GetRelativePath(_folder.Path, path).Replace('\\', '/');

    private async Task GitAsync(params string[] arguments) =>
        Assert.Equal(
            0,
            (
                await GripRun.ProcessAsync(
                    "git",
                    arguments,
                    _folder.Path,
                    new Dictionary<string, string>(),
                    "",
                    TestContext.Current.CancellationToken
                )
            ).ExitCode
        );
}
