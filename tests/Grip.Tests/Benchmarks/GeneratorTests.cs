using Grip.Benchmarks.Generating;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Benchmarks;

public sealed class GeneratorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        Generate("one", seed: 3);
        Generate("two", seed: 3);
        Assert.Equal(Contents("one"), Contents("two"));
    }

    [Fact]
    public void Another_seed_gives_another_solution()
    {
        Generate("one", seed: 3);
        Generate("two", seed: 4);
        Assert.NotEqual(Contents("one"), Contents("two"));
    }

    [Fact]
    public void The_size_is_as_asked_within_a_twentieth()
    {
        var manifest = Generate("one", seed: 3);
        Assert.Equal(8, manifest.Projects);
        Assert.InRange(manifest.Lines, 11_400, 12_600);
    }

    [Fact]
    public void Each_edit_starts_where_a_line_or_the_old_name_starts()
    {
        var manifest = Generate("one", seed: 3);
        Assert.Equal(["body", "break_body", "declaration", "break_declaration"], manifest.Edits.Select(edit => edit.Kind).Distinct());
        foreach (var edit in manifest.Edits)
        {
            var text = File.ReadAllText(Path.Combine(_folder.Path, "one", edit.Path));
            var expected = edit.Kind == "break_declaration" ? "public void MoveTo(" : "";
            Assert.Equal(expected, text[edit.Start..edit.End]);
            Assert.True(expected.Length > 0 || text[edit.Start - 1] == '\n');
        }
    }

    private Manifest Generate(string name, ulong seed) =>
        GenerateCommand.Run(new GenerateOptions(12_000, 8, seed, Path.Combine(_folder.Path, name), MultiTarget: false));

    private SortedDictionary<string, string> Contents(string name)
    {
        var root = Path.Combine(_folder.Path, name);
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories);
        return new(files.ToDictionary(file => Path.GetRelativePath(root, file), File.ReadAllText), StringComparer.Ordinal);
    }
}
