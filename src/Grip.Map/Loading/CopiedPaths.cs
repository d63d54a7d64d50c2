using System.Text.RegularExpressions;

namespace Grip.Map.Loading;

/// <summary>
/// From what the build system says about a copy of the tree to the same facts under the user's paths. What only the copy has (the
/// files below obj, packages that were restored into it) stays where it is.
/// </summary>
/// <param name="copy">The root of the copy.</param>
/// <param name="original">The root that it is a copy of.</param>
internal sealed class CopiedPaths(string copy, string original)
{
    private static readonly Regex Switch = new(@"^/\w+[+-]?:", RegexOptions.None, TimeSpan.FromSeconds(1));
    private readonly Regex inside = new(Regex.Escape(copy) + """[/\\][^,;="<>|]*""", RegexOptions.None, TimeSpan.FromSeconds(1));

    public EvaluatedProject Translate(EvaluatedProject project) =>
        project with
        {
            ProjectPath = There(project.ProjectPath),
            Outputs = [.. project.Outputs.Select(path => Translate(path, project))],
            Arguments = [.. project.Arguments.Select(argument => Argument(argument, project))],
            References =
            [
                .. project.References.Select(reference =>
                    reference with
                    {
                        Output = Full(reference.Output, project),
                        ReferenceAssembly = Full(reference.ReferenceAssembly, project),
                        Project = There(reference.Project),
                    }
                ),
            ],
            Packages = [.. project.Packages.Select(package => package with { DefinedIn = There(package.DefinedIn) })],
            Reason = Text(project.Reason),
        };

    public LoadProblem Translate(LoadProblem problem) => problem with { Project = There(problem.Project), Reason = Text(problem.Reason) };

    public string Text(string text) => text.Replace(copy, original, StringComparison.Ordinal);

    public string There(string path) =>
        path.StartsWith(copy + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? original + path[copy.Length..] : path;

    private string Argument(string argument, EvaluatedProject project)
    {
        if (argument.StartsWith(LooseArguments.SynthesizedPrefix, StringComparison.Ordinal))
            return argument;
        var prefix = Switch.Match(argument).Value;
        var value = argument[prefix.Length..];
        if (inside.IsMatch(value))
            return prefix + inside.Replace(value, match => Translate(match.Value, project));
        // Below obj the copy has files of its own, and relative paths would lead to the user's.
        return value.Length > 0 && !Path.IsPathRooted(value) && IsOwn(Path.GetFullPath(value, project.Folder), project)
            ? prefix + Path.GetFullPath(value, project.Folder)
            : argument;
    }

    private string Full(string path, EvaluatedProject project) =>
        path.Length == 0 ? path : Translate(Path.GetFullPath(path, project.Folder), project);

    private string Translate(string path, EvaluatedProject project) => IsOwn(path, project) ? path : There(path);

    /// <param name="project">As evaluated in the copy.</param>
    private bool IsOwn(string path, EvaluatedProject project) =>
        IsBelow(path, project.IntermediateFolder)
        || IsBelow(path, Path.GetDirectoryName(project.AssetsFile) ?? "")
        || File.Exists(path) && !File.Exists(There(path));

    private static bool IsBelow(string path, string folder) =>
        folder.Length > 0 && path.StartsWith(folder.TrimEnd('/', '\\') + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
