using System.Runtime.Versioning;
using Grip.Core;
using Grip.Terminal;

namespace Grip.Tests.Landing;

/// <summary>Disks that are really full, and files and folders that really cannot be written.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DiskTests : IAsyncDisposable
{
    private const int Page = 4096;
    private readonly string _disk = Directory.CreateTempSubdirectory("grip-disk-").FullName;
    private readonly List<string[]> _cleanups = [];
    private LandingTree? _tree;

    public DiskTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "needs tmpfs and chattr of Linux");

    public async ValueTask DisposeAsync()
    {
        foreach (var cleanup in _cleanups)
            await Run(cleanup);
        _tree?.Dispose();
        Directory.Delete(_disk, recursive: true);
    }

    [Fact]
    public async Task On_a_disk_with_any_amount_of_free_space_a_change_lands_wholly_or_not_at_all()
    {
        await Mount("size=160k,nr_inodes=40");
        var tree = _tree = new LandingTree(Path.Combine(_disk, "tree"));
        for (var i = 0; i < 4; i++)
            tree.Put($"M{i}.cs", $"start {new string('x', 2 * Page)}");
        tree.Put("Gone.cs", new string('g', 2 * Page));
        var (landed, full) = (0, 0);
        for (var free = 0; free < 18; free++)
        {
            var before = tree.Snapshot();
            var filler = Fill(leave: free);
            try
            {
                await tree.Land(
                    tree.Replace("M0.cs", "start", "1"),
                    tree.Replace("M1.cs", "start", "1"),
                    tree.Rename("M2.cs", "lib/M.cs", tree.EditOf("M2.cs", "start", "1")),
                    tree.Add("New.cs", new string('n', 3 * Page)),
                    tree.Delete("Gone.cs")
                );
                landed++;
                File.Delete(filler);
                await tree.Lander.UndoAsync(tree.Root, id: null, Stop);
            }
            catch (GripException failure)
            {
                full++;
                Assert.StartsWith("The disk is full: ", failure.Message, StringComparison.Ordinal);
                File.Delete(filler);
            }

            Assert.Equal(before, tree.Snapshot());
        }

        Assert.True(landed > 0 && full > 5, $"{landed} landed, {full} found the disk full");
    }

    [Fact]
    public async Task A_journal_that_finds_no_space_stops_the_landing_before_it_begins()
    {
        await Mount("size=64k");
        var tree = _tree = new LandingTree(home: Path.Combine(_disk, "home"));
        tree.Put("A.cs", "one" + new string('x', 100_000));
        var before = tree.Snapshot();

        var failure = await Assert.ThrowsAsync<GripException>(() => tree.Land(tree.Replace("A.cs", "one", "1")));

        Assert.Equal(
            (ExitCode.ToolFailure, $"The disk is full: {tree.JournalFolder} could not be written."),
            (failure.ExitCode, failure.Message)
        );
        Assert.Equal(before, tree.Snapshot());
        Assert.Empty(Directory.EnumerateFiles(tree.JournalFolder));
    }

    [Fact]
    public async Task A_read_only_file_system_is_named()
    {
        await Mount("size=64k");
        var tree = _tree = new LandingTree(Path.Combine(_disk, "tree"));
        tree.Put("A.cs", "one");
        var change = tree.Replace("A.cs", "one", "1");
        Assert.SkipUnless(await Run("mount", "-o", "remount,ro", _disk), "needs the right to mount");

        var failure = await Assert.ThrowsAsync<GripException>(() => tree.Land(change));

        Assert.Equal((ExitCode.Refused, "A.cs lies on a file system that is mounted read-only."), (failure.ExitCode, failure.Message));
        Assert.Equal("one", tree.Text("A.cs"));
    }

    [Fact]
    public async Task A_file_that_may_not_be_written_is_refused()
    {
        var tree = _tree = new LandingTree();
        tree.Put("A.cs", "one");
        tree.Put("B.cs", "two");
        await Forbid(tree.PathOf("B.cs"));
        var before = tree.Snapshot();

        var failure = await Assert.ThrowsAsync<GripException>(() =>
            tree.Land(tree.Replace("A.cs", "one", "1"), tree.Replace("B.cs", "two", "2"))
        );

        Assert.Equal(ExitCode.Refused, failure.ExitCode);
        Assert.Matches("^(No permission to write B.cs|B.cs is read-only)\\.$", failure.Message);
        Assert.Equal(before, tree.Snapshot());
    }

    [Fact]
    public async Task A_folder_that_may_not_be_written_takes_the_whole_change_back()
    {
        var tree = _tree = new LandingTree();
        tree.Put("a/Gone.cs", "gone");
        tree.Put("b/Gone.cs", "gone");
        tree.Put("b/B.cs", "two");
        tree.Put("c.cs", "three");
        await Forbid(tree.PathOf("b"));
        var before = tree.Snapshot();

        foreach (
            var change in new Core.Changes.FileChange[]
            {
                tree.Delete("b/Gone.cs"),
                tree.Replace("b/B.cs", "two", "2"),
                tree.Add("b/N.cs", "n"),
            }
        )
        {
            var failure = await Assert.ThrowsAsync<GripException>(() =>
                tree.Land(tree.Delete("a/Gone.cs"), tree.Replace("c.cs", "three", "3"), change)
            );
            Assert.Equal(
                (ExitCode.Refused, true),
                (failure.ExitCode, failure.Message.StartsWith("No permission to write b/", StringComparison.Ordinal))
            );
            Assert.Equal(before, tree.Snapshot());
            Assert.Empty(Directory.EnumerateFiles(tree.JournalFolder));
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Takes all but some pages of the disk.</summary>
    private string Fill(int leave)
    {
        var path = Path.Combine(_disk, "filler");
        var pages = new DriveInfo(_disk).AvailableFreeSpace / Page - leave;
        using var filler = File.Create(path);
        filler.Write(new byte[Math.Max(0, pages) * Page]);
        return path;
    }

    private async Task Mount(string options)
    {
        Assert.SkipUnless(await Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", _disk), "needs the right to mount a small disk (root)");
        _cleanups.Add(["umount", _disk]);
    }

    /// <summary>Not even root may write an immutable file; for anybody else the permission bits are enough.</summary>
    private async Task Forbid(string path)
    {
        if (Environment.IsPrivilegedProcess)
        {
            Assert.SkipUnless(await Run("chattr", "+i", path), "this file system has no immutable files, and root may write all others");
            _cleanups.Add(["chattr", "-i", path]);
        }
        else
        {
            var mode = File.GetUnixFileMode(path);
            _cleanups.Add(["chmod", "u+w", path]);
            File.SetUnixFileMode(path, mode & ~(UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite));
        }
    }

    private static async Task<bool> Run(params string[] command)
    {
        try
        {
            var line = new Command(command[0], [.. command[1..]], "/", TimeSpan.FromSeconds(20));
            return (await CommandRunner.RunAsync(line, CancellationToken.None)).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
