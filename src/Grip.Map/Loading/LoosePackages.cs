using System.Xml;
using System.Xml.Linq;

namespace Grip.Map.Loading;

/// <summary>For the loose mode: assemblies of the named packages, and of what they depend on, that an earlier restore left in the package folder.</summary>
internal static class LoosePackages
{
    private static readonly string[] Preference =
    [
        "net10.0",
        "net9.0",
        "net8.0",
        "net7.0",
        "net6.0",
        "net5.0",
        "netcoreapp3.1",
        "netstandard2.1",
        "netstandard2.0",
        "netstandard1.6",
        "netstandard1.3",
        "netstandard1.1",
        "netstandard1.0",
    ];

    private static string Folder =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The package of the user's package folder that a namespace is most likely from: the longest id that it starts with.</summary>
    public static PackageLine? Providing(string space)
    {
        var parts = space.Split('.');
        for (var count = parts.Length; count > 0; count--)
            if (
                string.Join('.', parts.Take(count)) is var id
                && VersionFolder(Path.Combine(Folder, id.ToLowerInvariant()), "") is { } version
            )
                return new PackageLine(id, Path.GetFileName(version));
        return null;
    }

    public static IEnumerable<string> Assemblies(EvaluatedProject project)
    {
        var folder = Folder;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var pending = new Queue<PackageLine>(project.Packages);
        while (pending.TryDequeue(out var package) && seen.Count < 500)
        {
            if (
                !seen.Add(package.Id)
                || VersionFolder(Path.Combine(folder, package.Id.ToLowerInvariant()), package.Version) is not { } version
            )
                continue;
            foreach (var dependency in Dependencies(version, package.Id))
                pending.Enqueue(dependency);
            var lib = Preferred(project.TargetFramework)
                .Select(framework => Path.Combine(version, "lib", framework))
                .FirstOrDefault(Directory.Exists);
            if (lib is null)
                continue;
            foreach (var assembly in Directory.EnumerateFiles(lib, "*.dll"))
                yield return assembly;
        }
    }

    /// <summary>Nothing newer than the project's own framework, if that is in the list.</summary>
    private static IEnumerable<string> Preferred(string targetFramework) =>
        targetFramework.StartsWith("net4", StringComparison.Ordinal)
            ?
            [
                targetFramework,
                "net472",
                "net462",
                "net461",
                "net46",
                "net45",
                .. Preference.SkipWhile(framework => framework != "netstandard2.0"),
            ]
            : Preference.SkipWhile(framework => framework != targetFramework).DefaultIfEmpty().OfType<string>().Concat(Preference);

    private static string? VersionFolder(string package, string version)
    {
        var exact = Path.Combine(package, version.Trim('[', ']', '(', ')').Split(',')[0].ToLowerInvariant());
        if (version.Length > 0 && Directory.Exists(exact))
            return exact;
        return Directory.Exists(package)
            ? Directory
                .EnumerateDirectories(package)
                .OrderByDescending(path =>
                    Version.TryParse(Path.GetFileName(path).Split('-')[0], out var parsed) ? parsed : new Version(0, 0)
                )
                .FirstOrDefault()
            : null;
    }

    private static IEnumerable<PackageLine> Dependencies(string version, string id)
    {
        var nuspec = Path.Combine(version, id.ToLowerInvariant() + ".nuspec");
        if (!File.Exists(nuspec))
            return [];
        try
        {
            return
            [
                .. XDocument
                    .Load(nuspec)
                    .Descendants()
                    .Where(element => element.Name.LocalName == "dependency")
                    .Select(element => new PackageLine((string?)element.Attribute("id") ?? "", (string?)element.Attribute("version") ?? ""))
                    .DistinctBy(line => line.Id),
            ];
        }
        catch (XmlException)
        {
            return [];
        }
    }
}
