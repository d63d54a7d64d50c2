using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Grip.Map.Loading;

/// <summary>
/// C# files came or went and nothing else that the build system reads has changed. Where a project takes its sources by the
/// usual pattern, its command line is then known without asking the build system, which takes seconds. In any doubt it is asked.
/// </summary>
internal static partial class SourceListChange
{
    /// <param name="before">The C# files that <paramref name="known"/> was made of; full paths.</param>
    /// <returns>Null where only the build system can tell.</returns>
    public static Evaluation? TryApply(Evaluation known, ImmutableArray<string> before, TreeStamp now)
    {
        var gone = before.Except(now.Sources, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var added = now.Sources.Except(before, StringComparer.Ordinal).ToList();
        if (now.BuildFiles.Any(SpeaksOfSources))
            return null;
        var projects = ImmutableArray.CreateBuilder<EvaluatedProject>(known.Projects.Length);
        foreach (var project in known.Projects)
        {
            if (Arguments(project, gone, added, before) is not { } arguments)
                return null;
            projects.Add(project with { Arguments = arguments });
        }
        return known with { Projects = projects.MoveToImmutable() };
    }

    private static ImmutableArray<string>? Arguments(
        EvaluatedProject project,
        HashSet<string> gone,
        List<string> added,
        ImmutableArray<string> before
    )
    {
        var below = project.Folder + Path.DirectorySeparatorChar;
        var mine = added.Where(path => path.StartsWith(below, StringComparison.Ordinal)).ToList();
        var lost = project.Arguments.Where(argument => IsSource(argument) && gone.Contains(Full(project, argument))).ToHashSet();
        if (mine.Count == 0 && lost.Count == 0)
            return project.Arguments;
        if (project.Quality == LoadQuality.Loose || !project.GlobsSources)
            return null;
        var compiled = project.Arguments.Where(IsSource).Select(argument => Full(project, argument)).ToHashSet(StringComparer.Ordinal);
        if (!mine.TrueForAll(path => IsTakenByPattern(project, path, compiled, before)))
            return null;
        var arguments = project.Arguments.Where(argument => !lost.Contains(argument)).ToList();
        // Beside the other sources of the project: what the build generates into obj comes after them.
        var at = arguments.FindLastIndex(argument =>
            IsSource(argument) && compiled.Contains(Full(project, argument)) && !IsBelowObj(project, Full(project, argument))
        );
        if (at < 0)
            return null;
        var isRooted = Path.IsPathRooted(arguments[at]);
        arguments.InsertRange(at + 1, mine.Select(path => isRooted ? path : Path.GetRelativePath(project.Folder, path)));
        return [.. arguments];
    }

    /// <summary>
    /// No doubt is left if no project file lies between, no folder on the way has a name that patterns like to leave out, and
    /// the project compiles all that lay in the nearest folder that had sources before.
    /// </summary>
    private static bool IsTakenByPattern(EvaluatedProject project, string path, HashSet<string> compiled, ImmutableArray<string> before)
    {
        var parts = Path.GetRelativePath(project.Folder, path).Split(Path.DirectorySeparatorChar);
        if (parts.Any(part => part is "bin" or "obj" or "node_modules" || part.StartsWith('.')))
            return false;
        var isProven = false;
        for (var folder = Path.GetDirectoryName(path)!; ; folder = Path.GetDirectoryName(folder)!)
        {
            if (folder != project.Folder && Directory.EnumerateFiles(folder, "*proj").Any())
                return false;
            var siblings = before.Where(source => Path.GetDirectoryName(source) == folder).ToList();
            if (!siblings.TrueForAll(compiled.Contains))
                return false;
            isProven |= siblings.Count > 0;
            if (folder == project.Folder)
                return isProven || compiled.Count > 0;
        }
    }

    private static bool IsSource(string argument) => argument.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    private static string Full(EvaluatedProject project, string argument) => Path.GetFullPath(Path.Combine(project.Folder, argument));

    private static bool IsBelowObj(EvaluatedProject project, string path) =>
        Path.GetRelativePath(project.Folder, path).Split(Path.DirectorySeparatorChar).Contains("obj");

    private static bool SpeaksOfSources(string buildFile) => Sources().IsMatch(File.ReadAllText(buildFile));

    [GeneratedRegex(@"<Compile\b|EnableDefault\w*Items|DefaultItemExcludes|DefaultExcludes|\.projitems", RegexOptions.IgnoreCase)]
    private static partial Regex Sources();
}
