using System.Collections.Immutable;
using System.Text.Json;

namespace Grip.Map.Loading.Packages;

/// <summary>Reads what the last restore of a project wrote down: the package graph of each target framework, and its complaints.</summary>
public static class AssetsFile
{
    /// <summary>The packages of a project in one target framework, direct and transitive; empty if it is not restored.</summary>
    public static ImmutableArray<ResolvedPackage> Packages(EvaluatedProject project) =>
        Packages(project.AssetsFile, project.TargetFramework);

    public static ImmutableArray<ResolvedPackage> Packages(string assetsFile, string targetFramework)
    {
        using var document = TryRead(assetsFile);
        if (document is null || !document.RootElement.TryGetProperty("targets", out var targets))
            return [];
        var target = targets
            .EnumerateObject()
            .Where(candidate => !candidate.Name.Contains('/', StringComparison.Ordinal))
            .OrderByDescending(candidate => IsFramework(candidate.Name, targetFramework))
            .FirstOrDefault();
        if (target.Value.ValueKind != JsonValueKind.Object)
            return [];
        var folders = document.RootElement.TryGetProperty("packageFolders", out var named)
            ? named.EnumerateObject().Select(folder => folder.Name).ToArray()
            : [];
        var libraries = document.RootElement.GetProperty("libraries");
        return
        [
            .. target
                .Value.EnumerateObject()
                .Where(library => Text(library.Value, "type") == "package")
                .Select(library => Package(library, libraries, folders)),
        ];
    }

    /// <summary>What the last restore of a project complained about.</summary>
    public static ImmutableArray<RestoreMessage> Messages(string assetsFile)
    {
        using var document = TryRead(assetsFile);
        if (document is null || !document.RootElement.TryGetProperty("logs", out var logs))
            return [];
        return
        [
            .. logs.EnumerateArray()
                .Select(log => new RestoreMessage(
                    Text(log, "code"),
                    Text(log, "level") == "Error",
                    Text(log, "message"),
                    Text(log, "libraryId"),
                    log.TryGetProperty("targetGraphs", out var graphs)
                        ? [.. graphs.EnumerateArray().Select(graph => graph.GetString()!)]
                        : []
                )),
        ];
    }

    private static ResolvedPackage Package(JsonProperty library, JsonElement libraries, string[] folders)
    {
        var slash = library.Name.IndexOf('/', StringComparison.Ordinal);
        var relative = libraries.TryGetProperty(library.Name, out var facts) ? Text(facts, "path") : "";
        var folder = folders.Select(root => Path.Combine(root, relative)).FirstOrDefault(Directory.Exists);
        return new ResolvedPackage(
            library.Name[..slash],
            library.Name[(slash + 1)..],
            folder,
            folder is null ? [] : Assemblies(library.Value, folder),
            library.Value.TryGetProperty("dependencies", out var dependencies)
                ?
                [
                    .. dependencies
                        .EnumerateObject()
                        .Select(dependency => new PackageDependency(dependency.Name, dependency.Value.GetString() ?? "")),
                ]
                : []
        );
    }

    private static ImmutableArray<string> Assemblies(JsonElement library, string folder) =>
        library.TryGetProperty("compile", out var compile)
            ?
            [
                .. compile
                    .EnumerateObject()
                    .Where(item => item.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
                    .Select(item => Path.Combine(folder, item.Name))
                    .Where(File.Exists),
            ]
            : [];

    /// <summary>Targets are called "net10.0" in newer files and ".NETCoreApp,Version=v8.0" in older ones.</summary>
    private static bool IsFramework(string target, string framework)
    {
        if (framework.Length == 0 || target.Equals(framework, StringComparison.OrdinalIgnoreCase))
            return true;
        var version = target.Split("Version=v");
        var digits = version.Length == 2 ? version[1] : "";
        if (digits.Length == 0)
            return false;
        var name = version[0] switch
        {
            ".NETStandard," => "netstandard" + digits,
            ".NETCoreApp," => (digits is ['1' or '2' or '3', '.', ..] ? "netcoreapp" : "net") + digits,
            ".NETFramework," => "net" + digits.Replace(".", "", StringComparison.Ordinal),
            _ => "",
        };
        return framework.Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    private static JsonDocument? TryRead(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path));
        }
        catch (Exception failure) when (failure is JsonException or IOException)
        {
            return null;
        }
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
