using System.Collections.Immutable;
using Grip.Automations.PublicApi;
using Grip.Core.Text;
using Grip.Map.CSharp;
using Grip.Map.Symbols;

namespace Grip.Automations.Mentions;

/// <summary>Text files beside the sources: documentation, settings, pages.</summary>
/// <param name="projects">Project files too; whoever changes what it finds leaves them to the loading.</param>
internal sealed class OtherFiles(SolutionSnapshot snapshot, bool projects)
{
    private const long LargestBytes = 2_000_000;

    private static readonly ImmutableHashSet<string> Extensions =
    [
        ".md",
        ".txt",
        ".rst",
        ".adoc",
        ".json",
        ".jsonc",
        ".razor",
        ".cshtml",
        ".xaml",
        ".axaml",
        ".xml",
        ".yml",
        ".yaml",
        ".config",
        ".html",
        ".htm",
        ".cs",
        ".csx",
        ".sql",
        ".http",
        ".proto",
        ".ps1",
        ".sh",
        ".resx",
        ".tt",
    ];

    private static readonly ImmutableHashSet<string> Projects = [".csproj", ".props", ".targets"];

    private static readonly ImmutableHashSet<string> SkippedFolders =
    [
        "bin",
        "obj",
        "node_modules",
        "artifacts",
        "packages",
        "TestResults",
    ];

    /// <summary>Files that hold <paramref name="word"/> as a whole word, by path.</summary>
    public ImmutableArray<(string Path, FileText Text, ImmutableArray<int> Positions)> Mentioning(
        string word,
        CancellationToken cancellation
    ) =>
        [
            .. Files(new DirectoryInfo(snapshot.Root), [])
                .AsParallel()
                .WithCancellation(cancellation)
                .Select(path => (Path: path, Text: FileText.Decode(File.ReadAllBytes(path))))
                .Where(file => file.Text.IsEditable)
                .Select(file => (file.Path, file.Text, Positions: NameOccurrences.Positions(file.Text.Text, [word])))
                .Where(file => file.Positions.Length > 0)
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];

    private IEnumerable<string> Files(DirectoryInfo folder, ImmutableHashSet<string> ignored)
    {
        ignored = ignored.Union(IgnoredNames(folder));
        foreach (var file in folder.EnumerateFiles())
            if (
                (Extensions.Contains(file.Extension.ToLowerInvariant()) || projects && Projects.Contains(file.Extension))
                && file.Length <= LargestBytes
                && file.LinkTarget is null
                && !ignored.Contains(file.Name)
                && !snapshot.Documents.ContainsKey(file.FullName)
                && file.Name is not ("packages.lock.json" or "project.assets.json")
                && !ApiLists.IsList(file.Name)
            )
                yield return file.FullName;
        foreach (var inner in folder.EnumerateDirectories())
            if (inner.LinkTarget is null && inner.Name[0] != '.' && !SkippedFolders.Contains(inner.Name) && !ignored.Contains(inner.Name))
                foreach (var file in Files(inner, ignored))
                    yield return file;
    }

    /// <summary>Plain names of a .gitignore; its patterns are left to git.</summary>
    private static IEnumerable<string> IgnoredNames(DirectoryInfo folder)
    {
        var path = Path.Combine(folder.FullName, ".gitignore");
        if (!File.Exists(path))
            return [];
        return File.ReadLines(path)
            .Select(line => line.Trim().Trim('/'))
            .Where(line => line.Length > 0 && line.IndexOfAny(['*', '!', '#', '/', '[', '?']) < 0);
    }
}
