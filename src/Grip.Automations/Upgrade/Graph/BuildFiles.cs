using System.Collections.Immutable;
using Grip.Map.CSharp;

namespace Grip.Automations.Upgrade.Graph;

/// <summary>All files of the tree in which versions of the loaded projects can be written.</summary>
/// <param name="Files">The loaded project files and what they import from the tree, by path.</param>
internal sealed record BuildFiles(ImmutableArray<BuildFile> Files)
{
    private static readonly EnumerationOptions OneLevel = new()
    {
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <param name="root">The workspace; files outside of it cannot be changed and are not read.</param>
    public static BuildFiles Read(SolutionSnapshot snapshot, string root, CancellationToken cancellation)
    {
        var projects = snapshot.Units.Select(unit => unit.Project).ToArray();
        var shared = Shared(root, cancellation).ToArray();
        var first = projects
            .Select(project => project.ProjectPath)
            .Concat(projects.SelectMany(project => project.Packages).Select(package => package.DefinedIn))
            // The build system looks for some names in every folder above a project.
            .Concat(shared.Where(path => projects.Any(project => IsBelow(project.ProjectPath, Path.GetDirectoryName(path)!))))
            .Where(path => path.Length > 0 && IsBelow(path, root) && File.Exists(path));
        var files = new Dictionary<string, BuildFile>(StringComparer.Ordinal);
        for (var pending = new Queue<string>(first); pending.TryDequeue(out var path); )
        {
            if (files.ContainsKey(path) || BuildFile.TryRead(path) is not { } file)
                continue;
            files.Add(path, file);
            foreach (var import in file.Imports.SelectMany(import => Resolve(file, import, shared)))
                if (IsBelow(import, root))
                    pending.Enqueue(import);
        }

        return new BuildFiles([.. files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)]);
    }

    public IEnumerable<VersionSpot> SpotsOf(string package) =>
        Files.SelectMany(file => file.Spots).Where(spot => spot.Kind != SpotKind.Property && Same(spot.Name, package));

    public IEnumerable<PackageItem> ItemsOf(string package) => Files.SelectMany(file => file.Items).Where(item => Same(item.Id, package));

    public IEnumerable<VersionSpot> Properties(string name) =>
        Files.SelectMany(file => file.Spots).Where(spot => spot.Kind == SpotKind.Property && Same(spot.Name, name));

    /// <summary>Every package that some item names by itself, as first spelled.</summary>
    public ImmutableArray<string> Packages =>
        [
            .. Files
                .SelectMany(file => file.Items)
                .Where(item => !item.Id.Contains('$', StringComparison.Ordinal))
                .Select(item => item.Id)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>The property that a version consists of, as in "$(Name)"; null if it is anything else.</summary>
    public static string? PropertyOf(string version) =>
        version.StartsWith("$(", StringComparison.Ordinal) && version.EndsWith(')') && version.AsSpan(2).IndexOfAny("$(") < 0
            ? version[2..^1].Trim()
            : null;

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static bool IsBelow(string path, string root) =>
        path.StartsWith(root.TrimEnd('/', '\\') + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Where an import leads; one that only the build system can resolve, to the files of that name.</summary>
    private static IEnumerable<string> Resolve(BuildFile file, string import, string[] shared)
    {
        var folder = Path.GetDirectoryName(file.Path)!;
        var path = import
            .Replace("$(MSBuildThisFileDirectory)", folder + "/", StringComparison.OrdinalIgnoreCase)
            .Replace("$(MSBuildProjectDirectory)", folder + "/", StringComparison.OrdinalIgnoreCase)
            .Replace('\\', '/');
        if (path.Contains('$', StringComparison.Ordinal) || path.Contains('*', StringComparison.Ordinal))
            return shared.Where(candidate =>
                Path.GetFileName(candidate).Equals(path.Split('/')[^1].TrimEnd(')', '\''), StringComparison.OrdinalIgnoreCase)
            );
        var full = Path.GetFullPath(path, folder);
        return File.Exists(full) ? [full] : [];
    }

    private static IEnumerable<string> Shared(string root, CancellationToken cancellation)
    {
        var pending = new Stack<string>([root.TrimEnd('/', '\\')]);
        while (pending.TryPop(out var folder))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var child in Directory.EnumerateDirectories(folder, "*", OneLevel))
                if (Path.GetFileName(child) is not (".git" or "bin" or "obj" or "node_modules" or ".vs" or "artifacts" or "TestResults"))
                    pending.Push(child);
            foreach (var file in Directory.EnumerateFiles(folder, "*", OneLevel))
                if (Path.GetExtension(file).ToLowerInvariant() is ".props" or ".targets")
                    yield return file;
        }
    }
}
