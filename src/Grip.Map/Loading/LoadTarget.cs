using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using Grip.Core;

namespace Grip.Map.Loading;

/// <summary>What the user pointed at: a solution, a project, or a folder with projects.</summary>
/// <param name="Root">The folder that all paths are shown relative to, and outside of which nothing is written.</param>
/// <param name="Solution">The full path of the .sln or .slnx, or null.</param>
/// <param name="Projects">Full paths of the C# projects in the solution's order.</param>
/// <param name="Missing">Projects that the solution names and that do not exist.</param>
public sealed record LoadTarget(string Root, string? Solution, ImmutableArray<string> Projects, ImmutableArray<string> Missing)
{
    private static readonly EnumerationOptions Recursive = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.System,
    };

    /// <exception cref="GripException">Nothing to load, or more than one solution; exit code 2, with the candidates.</exception>
    public static LoadTarget Find(string path)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
            return FromFile(full);
        if (!Directory.Exists(full))
            throw new GripException(
                ExitCode.Usage,
                $"There is no file or folder '{path}'.",
                "Give --in a folder, a .sln, .slnx or .csproj."
            );
        return FromFolder(full);
    }

    private static LoadTarget FromFile(string file) =>
        Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".sln" or ".slnx" => FromSolution(file, Path.GetDirectoryName(file)!),
            ".csproj" => new LoadTarget(Path.GetDirectoryName(file)!, null, [file], []),
            _ => throw new GripException(
                ExitCode.Usage,
                $"'{file}' is not a C# solution or project.",
                "Give --in a folder, a .sln, .slnx or .csproj."
            ),
        };

    private static LoadTarget FromFolder(string folder)
    {
        var solutions = SolutionsIn(folder);
        if (solutions.Length > 1)
            throw new GripException(
                ExitCode.Usage,
                $"The folder '{folder}' has {solutions.Length} solutions.",
                "Name one of them with --in.",
                [.. solutions.Select(Path.GetFileName).OfType<string>()]
            );
        if (solutions.Length == 1)
            return FromSolution(solutions[0], folder);

        var below = Directory
            .EnumerateDirectories(folder)
            .Where(child => !Path.GetFileName(child).StartsWith('.'))
            .SelectMany(child => SolutionsIn(child))
            .ToImmutableArray();
        if (below.Length == 1 && !Directory.EnumerateFiles(folder, "*.csproj").Any())
            return FromSolution(below[0], folder);

        ImmutableArray<string> projects = [.. ProjectsBelow(folder).Order(StringComparer.Ordinal)];
        if (projects.Length > 0)
            return new LoadTarget(folder, null, projects, []);
        throw new GripException(
            ExitCode.Usage,
            $"There is no C# solution or project in '{folder}' or below it.",
            "Run Grip in a folder with a .sln, .slnx or .csproj, or name one with --in."
        );
    }

    /// <summary>A .slnx beside a .sln of the same name is the same solution in its newer form.</summary>
    private static ImmutableArray<string> SolutionsIn(string folder)
    {
        var all = Directory
            .EnumerateFiles(folder)
            .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".sln" or ".slnx")
            .Order(StringComparer.Ordinal)
            .ToImmutableArray();
        return [.. all.Where(file => !(file.EndsWith(".sln", StringComparison.OrdinalIgnoreCase) && all.Contains(file + "x")))];
    }

    private static IEnumerable<string> ProjectsBelow(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.csproj", Recursive)
            .Where(file =>
                !Path.GetRelativePath(folder, file)
                    .Split('/', '\\')
                    .Any(part => part is "bin" or "obj" or "node_modules" || part.StartsWith('.'))
            );

    private static LoadTarget FromSolution(string solution, string root)
    {
        var folder = Path.GetDirectoryName(solution)!;
        var named = ProjectPaths(solution)
            .Where(path => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
            .Select(path => Path.GetFullPath(Path.Combine(folder, path.Replace('\\', Path.DirectorySeparatorChar))))
            .Distinct()
            .ToImmutableArray();
        if (named.IsEmpty)
            throw new GripException(
                ExitCode.Usage,
                $"The solution '{solution}' has no C# projects.",
                "Name another solution or a project with --in."
            );
        return new LoadTarget(root, solution, [.. named.Where(File.Exists)], [.. named.Where(path => !File.Exists(path))]);
    }

    private static IEnumerable<string> ProjectPaths(string solution)
    {
        try
        {
            if (solution.EndsWith(".slnx", StringComparison.OrdinalIgnoreCase))
                return
                [
                    .. XDocument
                        .Load(solution)
                        .Descendants("Project")
                        .Select(project => (string?)project.Attribute("Path"))
                        .OfType<string>(),
                ];
            // Project("{type}") = "Name", "path\Name.csproj", "{id}"
            return
            [
                .. File.ReadLines(solution)
                    .Where(line => line.StartsWith("Project(", StringComparison.Ordinal))
                    .Select(line => line.Split('"'))
                    .Where(parts => parts.Length > 5)
                    .Select(parts => parts[5]),
            ];
        }
        catch (XmlException failure)
        {
            throw new GripException(
                ExitCode.Configuration,
                $"The solution '{solution}' is not valid: {failure.Message}",
                "Correct the file, or name a project with --in."
            );
        }
    }
}
