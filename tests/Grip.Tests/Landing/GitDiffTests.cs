using System.Text;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Gate.Landing;
using Grip.Terminal;

namespace Grip.Tests.Landing;

/// <summary>The patch of a change set, given to the real git, does what landing does.</summary>
public sealed class GitDiffTests : IDisposable
{
    private readonly LandingTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task Modified_added_deleted_and_renamed_files_apply()
    {
        var lines = string.Concat(Enumerable.Range(1, 40).Select(i => $"line {i}\n"));
        _tree.Put("src/A.cs", lines);
        _tree.Put("src/Old.cs", lines);
        _tree.Put("src/Same.cs", "no newline at the end");
        _tree.Put("src/Gone.cs", "gone\n");
        _tree.Put("src/Empty.cs", "");

        await AppliesLikeLanding(
            _tree.Modify(
                "src/A.cs",
                new(0, 0, "head\n"),
                _tree.EditOf("src/A.cs", "line 20", "LINE 20"),
                _tree.EditOf("src/A.cs", "40\n", "40")
            ),
            _tree.Rename("src/Old.cs", "lib/New.cs", _tree.EditOf("src/Old.cs", "line 3\n", "")),
            _tree.Rename("src/Same.cs", "src/same.cs"),
            _tree.Delete("src/Gone.cs"),
            _tree.Delete("src/Empty.cs"),
            _tree.Add("src/New.cs", "new\n"),
            _tree.Add("src/AlsoEmpty.cs", "")
        );
    }

    [Theory]
    [InlineData("EFBBBF 61 0D0A 62 0A 09 63")]
    [InlineData("FFFE 6100 0D000A00 6200 0A00 6300")]
    [InlineData("FEFF 0061 000D000A 0062 000A 0063")]
    [InlineData("FC 61 0D0A 62 0A 80")]
    [InlineData("61 0D 62 0D")]
    [InlineData("62")]
    [InlineData("0D0A 0D0A 62 0D0A")]
    public async Task Every_encoding_and_line_ending_applies(string before)
    {
        _tree.Put("A.cs", Convert.FromHexString(before.Replace(" ", "", StringComparison.Ordinal)));

        await AppliesLikeLanding(_tree.Replace("A.cs", "b", "x"));
    }

    [Fact]
    public async Task Odd_names_apply()
    {
        _tree.Put("with blank/A B.cs", "one\n");
        _tree.Put("ümlaut/Ä.cs", "one\n");
        if (!OperatingSystem.IsWindows())
            _tree.Put("quo\"te\\and\ttab.cs", "one\n");

        await AppliesLikeLanding([
            _tree.Replace("with blank/A B.cs", "one", "1"),
            _tree.Rename("ümlaut/Ä.cs", "ümlaut/Ö p.cs", _tree.EditOf("ümlaut/Ä.cs", "one", "1")),
            .. OperatingSystem.IsWindows() ? (FileChange[])[] : [_tree.Replace("quo\"te\\and\ttab.cs", "one", "1")],
            _tree.Add("with blank/new file", "new"),
        ]);
    }

    [Fact]
    public async Task Swapped_names_and_an_executable_apply()
    {
        _tree.Put("A.sh", "echo a\necho a\necho a\n");
        _tree.Put("B.sh", "other\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_tree.PathOf("A.sh"), (UnixFileMode)0b111_101_101);

        await AppliesLikeLanding(_tree.Rename("A.sh", "B.sh"), _tree.Rename("B.sh", "A.sh", new TextEdit(0, 5, "OTHER")));
    }

    [Fact]
    public async Task A_large_binary_patch_applies()
    {
        var random = new Random(7);
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(_ => (char)random.Next(0x20, 0x2FFF)));
        _tree.Put("Big.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]);

        await AppliesLikeLanding(_tree.Modify("Big.txt", new TextEdit(10_000, 5, "x")));
    }

    [Fact]
    public async Task Added_and_deleted_binary_files_apply()
    {
        _tree.Put("Gone.txt", [0xFF, 0xFE, 65, 0]);

        await AppliesLikeLanding(_tree.Delete("Gone.txt"), new FileChange.Added(_tree.PathOf("new/New.txt"), [0xFE, 0xFF, 0, 65]));
    }

    [Fact]
    public void A_workspace_below_the_top_of_a_repository_gives_paths_from_the_top()
    {
        _tree.Put(".git/HEAD", "ref: refs/heads/main\n");
        _tree.Put("src/shop/A.cs", "one\ntwo\n");

        var patch = Lander.Diff(new ChangeSet("x", [_tree.Replace("src/shop/A.cs", "one", "1")]), _tree.PathOf("src/shop"), _ => null);

        Assert.Equal(
            """
            diff --git a/src/shop/A.cs b/src/shop/A.cs
            index 814f4a422927b82f5f8a43f8fab6d3839e3983f2..0b66db0da4b516fc2088ae2c3fcb0ac074e0ccdb 100644
            --- a/src/shop/A.cs
            +++ b/src/shop/A.cs
            @@ -1,2 +1,2 @@
            -one
            +1
             two

            """,
            Encoding.UTF8.GetString(patch)
        );
    }

    private async Task AppliesLikeLanding(params FileChange[] files)
    {
        var change = new ChangeSet("x", [.. files]);
        using var copy = new LandingTree();
        Copy(_tree.Root, copy.Root);
        var before = copy.Snapshot();
        var patch = Lander.Diff(change, _tree.Root, _ => null);
        Assert.Equal(before, _tree.Snapshot());
        await _tree.Land(files);

        await Git(copy.Root, "init", "-q");
        var file = Path.Combine(copy.Root, ".git", "change.patch");
        File.WriteAllBytes(file, patch);
        await Git(copy.Root, "apply", "--whitespace=nowarn", file);
        Assert.Equal(Files(_tree), Files(copy));

        await Git(copy.Root, "apply", "--whitespace=nowarn", "-R", file);
        Assert.Equal(before.Where(entry => entry.Value != "folder"), copy.Snapshot().Where(entry => entry.Value != "folder"));
    }

    /// <summary>Git leaves a folder out when its last file is gone; an empty one is no part of a tree for it.</summary>
    private static List<(string, string)> Files(LandingTree tree) =>
        [.. tree.Snapshot().Where(entry => entry.Value != "folder").Select(entry => (entry.Key, entry.Value))];

    private static async Task Git(string folder, params string[] arguments)
    {
        var command = new Command("git", [.. arguments], folder, TimeSpan.FromMinutes(1));
        var result = await CommandRunner.RunAsync(command, TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == 0, $"git {string.Join(' ', arguments)}: {result.Error}");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
