using System.Collections.Immutable;
using Grip.Core.Text;
using Grip.Tools;

namespace Grip.Trust;

/// <summary>Files of a folder that are read as settings, or that a build runs.</summary>
internal static class BroughtFiles
{
    private const int MostBytes = 5_000_000;
    private static readonly ImmutableArray<string> Settings =
    [
        ".grip/settings.json",
        ".grip/settings.local.json",
        ".claude/settings.json",
        ".claude/settings.local.json",
    ];
    private static readonly ImmutableArray<string> Servers = [".mcp.json", ".lsp.json"];
    private static readonly ImmutableArray<string> Notes = ["AGENTS.md", "CLAUDE.md"];
    private static readonly ImmutableArray<string> Folders = [".grip", ".agents", ".claude"];
    private static readonly ImmutableArray<string> BuildNames =
    [
        "global.json",
        "nuget.config",
        "directory.build.rsp",
        "msbuild.rsp",
        "dotnet-tools.json",
    ];

    /// <summary>A project is only listed if it says more than what it is made of.</summary>
    private static readonly ImmutableArray<string> TellingElements =
    [
        "<Exec",
        "<UsingTask",
        "BuildEvent",
        "<Target",
        "<Analyzer",
        "<Import",
    ];

    public static IEnumerable<BroughtThing> Of(string root) =>
        Named("settings", root, Settings)
            .Concat(Named("servers", root, Servers))
            .Concat(Named("notes", root, Notes))
            .Concat(Folders.Select(folder => Path.Combine(root, folder)).Where(Directory.Exists).SelectMany(folder => Below(root, folder)))
            .Concat(Hooks(root))
            .Concat(WorkspaceWalk.Files(root).Where(IsOfBuild).Select(path => Thing("build", root, path)));

    private static IEnumerable<BroughtThing> Named(string kind, string root, ImmutableArray<string> names) =>
        names.Select(name => Path.Combine(root, name)).Where(File.Exists).Select(path => Thing(kind, root, path));

    private static IEnumerable<BroughtThing> Below(string root, string folder) =>
        Directory
            .EnumerateFiles(
                folder,
                "*",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    IgnoreInaccessible = true,
                    MaxRecursionDepth = 8,
                    AttributesToSkip = FileAttributes.ReparsePoint,
                }
            )
            .Where(path => !Settings.Contains(Path.GetRelativePath(root, path).Replace('\\', '/')))
            .Select(path => Thing("skills and rules", root, path));

    private static IEnumerable<BroughtThing> Hooks(string root)
    {
        var folder = Path.Combine(root, ".git", "hooks");
        return Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder)
                .Where(path => !path.EndsWith(".sample", StringComparison.Ordinal))
                .Select(path => Thing("hooks", root, path))
            : [];
    }

    private static bool IsOfBuild(string path)
    {
        var name = Path.GetFileName(path).ToLowerInvariant();
        if (BuildNames.Contains(name))
            return true;
        return Path.GetExtension(name) switch
        {
            ".targets" or ".props" => true,
            ".csproj" or ".vbproj" or ".fsproj" or ".proj" => TellingElements.Any(element =>
                Text(path).Contains(element, StringComparison.OrdinalIgnoreCase)
            ),
            _ => false,
        };
    }

    private static string Text(string path)
    {
        try
        {
            return new FileInfo(path).Length > MostBytes ? TellingElements[0] : File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return TellingElements[0];
        }
    }

    private static BroughtThing Thing(string kind, string root, string path)
    {
        string hash;
        try
        {
            hash = ContentHash.Of(File.ReadAllBytes(path)).Value;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            hash = "unreadable";
        }

        return new BroughtThing(kind, Path.GetRelativePath(root, path).Replace('\\', '/'), hash);
    }
}
