using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Grip.Map.Loading;

/// <param name="Whole">Equal, if everything is that an evaluation depends on.</param>
/// <param name="Structure">The same without the names of C# files: equal, if only such files came or went.</param>
/// <param name="Sources">Full paths of the C# files that were seen.</param>
/// <param name="BuildFiles">Full paths of what the build system reads.</param>
internal sealed record TreeStamp(string Whole, string Structure, ImmutableArray<string> Sources, ImmutableArray<string> BuildFiles);

/// <summary>A hash of everything that an evaluation depends on: equal stamps, equal command lines.</summary>
internal static class EvaluationStamp
{
    private static readonly string[] AncestorFiles =
    [
        "Directory.Build.props",
        "Directory.Build.targets",
        "Directory.Packages.props",
        "Directory.Solution.props",
        "Directory.Build.rsp",
        "global.json",
        "nuget.config",
        "NuGet.Config",
        "NuGet.config",
        ".editorconfig",
        ".globalconfig",
    ];

    public static string Of(LoadTarget target, string sdkVersion, CancellationToken cancellation) =>
        Read(target, sdkVersion, cancellation).Whole;

    public static TreeStamp Read(LoadTarget target, string sdkVersion, CancellationToken cancellation)
    {
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var structure = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var sources = ImmutableArray.CreateBuilder<string>();
        var buildFiles = ImmutableArray.CreateBuilder<string>();
        void Add(ReadOnlySpan<byte> bytes)
        {
            whole.AppendData(bytes);
            structure.AppendData(bytes);
        }

        Add(Line($"4 {sdkVersion} {target.Root} {target.Solution} {string.Join('|', target.Projects)}"));
        foreach (var name in new[] { "Configuration", "Platform", "NUGET_PACKAGES", "MSBuildSDKsPath" })
            Add(Line($"{name}={Environment.GetEnvironmentVariable(name)}"));
        foreach (var file in FilesThatMatter(target, cancellation).Order(StringComparer.Ordinal))
        {
            if (file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
            {
                whole.AppendData(Line(file));
                sources.Add(file);
                continue;
            }

            Add(Line(file));
            if (IsBuildFile(file))
            {
                Add(SHA256.HashData(File.ReadAllBytes(file)));
                buildFiles.Add(file);
            }
            else if (file.EndsWith("project.assets.json", StringComparison.Ordinal))
                Add(Line($"{new FileInfo(file).Length} {File.GetLastWriteTimeUtc(file).Ticks}"));
        }

        return new TreeStamp(
            Convert.ToHexStringLower(whole.GetHashAndReset()),
            Convert.ToHexStringLower(structure.GetHashAndReset()),
            sources.ToImmutable(),
            buildFiles.ToImmutable()
        );
    }

    private static byte[] Line(string text) => Encoding.UTF8.GetBytes(text + "\n");

    private static IEnumerable<string> FilesThatMatter(LoadTarget target, CancellationToken cancellation)
    {
        if (target.Solution is { } solution)
            yield return solution;
        for (var folder = Path.GetDirectoryName(target.Root); folder is not null; folder = Path.GetDirectoryName(folder))
            foreach (var name in AncestorFiles)
                if (File.Exists(Path.Combine(folder, name)))
                    yield return Path.Combine(folder, name);

        var roots = target
            .Projects.Select(project => Path.GetDirectoryName(project)!)
            .Where(folder => !folder.StartsWith(target.Root, StringComparison.Ordinal))
            .Prepend(target.Root);
        foreach (var file in roots.SelectMany(root => Walk(root, cancellation)).Distinct())
            yield return file;
    }

    private static IEnumerable<string> Walk(string root, CancellationToken cancellation)
    {
        var pending = new Stack<string>([root]);
        while (pending.TryPop(out var folder))
        {
            cancellation.ThrowIfCancellationRequested();
            FileSystemInfo[] entries;
            try
            {
                entries = [.. new DirectoryInfo(folder).EnumerateFileSystemInfos()];
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                continue;
            }

            foreach (var entry in entries)
            {
                if (entry is DirectoryInfo child)
                {
                    if (
                        entry.LinkTarget is not null
                        || child.Name is ".git" or "bin" or "node_modules" or ".vs" or ".idea" or "TestResults"
                    )
                        continue;
                    if (child.Name is not "obj")
                        pending.Push(child.FullName);
                    else if (File.Exists(Path.Combine(child.FullName, "project.assets.json")))
                        yield return Path.Combine(child.FullName, "project.assets.json");
                }
                else if (Matters(entry.Name))
                    yield return entry.FullName;
            }
        }
    }

    private static bool Matters(string name) =>
        name.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)
        || IsBuildFile(name)
        || name is ".editorconfig" or ".globalconfig" or "project.assets.json"
        || name.EndsWith(".resx", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".razor", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase);

    private static bool IsBuildFile(string path) =>
        Path.GetExtension(path).ToLowerInvariant()
            is ".csproj"
                or ".fsproj"
                or ".vbproj"
                or ".props"
                or ".targets"
                or ".sln"
                or ".slnx"
                or ".projitems"
        || Path.GetFileName(path).ToLowerInvariant()
            is "global.json"
                or "nuget.config"
                or "packages.lock.json"
                or "directory.build.rsp"
                or "version.json";
}
