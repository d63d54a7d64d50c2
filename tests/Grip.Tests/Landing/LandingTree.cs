using System.Collections.Immutable;
using System.Text;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Gate.Landing;
using Grip.Home;

namespace Grip.Tests.Landing;

/// <summary>A real folder with a real Grip home beside it, both gone at the end.</summary>
internal sealed class LandingTree : IDisposable
{
    private readonly string _top = Directory.CreateTempSubdirectory("grip-landing-").FullName;

    public LandingTree(string? root = null, string? home = null)
    {
        Root = root ?? Path.Combine(_top, "tree");
        Directory.CreateDirectory(Root);
        Home = HomeFolder.Locate(name => name is "GRIP_HOME" ? home ?? Path.Combine(_top, "home") : null);
        Lander = new Lander(Home, TimeProvider.System);
    }

    public string Root { get; }
    public HomeFolder Home { get; }
    public Lander Lander { get; }
    public string Outside => Path.Combine(_top, "outside");

    public string JournalFolder => Path.Combine(HomeFolder.ForWorkspace(Home.State, Root), "journal");

    public string PathOf(string name) => Path.Combine(Root, name);

    public string Put(string name, string text) => Put(name, Encoding.UTF8.GetBytes(text));

    public string Put(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    public string Text(string name) => File.ReadAllText(PathOf(name));

    /// <summary>A change of a file as it is now.</summary>
    public FileChange.Modified Modify(string name, params TextEdit[] edits) => new(PathOf(name), HashOf(name), [.. edits]);

    /// <summary>A change that replaces the first occurrence of a text.</summary>
    public FileChange.Modified Replace(string name, string old, string replacement) => Modify(name, EditOf(name, old, replacement));

    public TextEdit EditOf(string name, string old, string replacement)
    {
        var text = FileText.Decode(File.ReadAllBytes(PathOf(name))).Text;
        return new TextEdit(text.IndexOf(old, StringComparison.Ordinal), old.Length, replacement);
    }

    public FileChange.Added Add(string name, string text) => new(PathOf(name), [.. Encoding.UTF8.GetBytes(text)]);

    public FileChange.Deleted Delete(string name) => new(PathOf(name), HashOf(name));

    public FileChange.Renamed Rename(string name, string newName, params TextEdit[] edits) =>
        new(PathOf(name), PathOf(newName), HashOf(name), [.. edits]);

    public ContentHash HashOf(string name) => ContentHash.Of(File.ReadAllBytes(PathOf(name)));

    public Task<LandedChange?> Land(params FileChange[] files) => Land("test", files);

    public Task<LandedChange?> Land(string title, params FileChange[] files) =>
        Lander.LandAsync(new ChangeSet(title, [.. files]), Root, TestContext.Current.CancellationToken);

    /// <summary>Everything below the root: folders, files with their bytes in hexadecimal, links with their targets.</summary>
    public ImmutableSortedDictionary<string, string> Snapshot() => SnapshotOf(Root);

    public static ImmutableSortedDictionary<string, string> SnapshotOf(string root) =>
        new DirectoryInfo(root)
            .EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Where(entry => !entry.FullName.Contains("/.git/", StringComparison.Ordinal) && entry.Name != ".git")
            .ToImmutableSortedDictionary(
                entry => Path.GetRelativePath(root, entry.FullName),
                entry =>
                    entry.LinkTarget is { } target ? $"-> {target}"
                    : entry is FileInfo file ? Convert.ToHexString(File.ReadAllBytes(file.FullName)) + ModeOf(file)
                    : "folder",
                StringComparer.Ordinal
            );

    public void Dispose()
    {
        if (Directory.Exists(_top))
            Directory.Delete(_top, recursive: true);
    }

    private static string ModeOf(FileInfo file) => OperatingSystem.IsWindows() ? "" : $" {file.UnixFileMode}";
}
