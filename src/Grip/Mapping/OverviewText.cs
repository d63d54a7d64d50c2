using System.Globalization;
using System.Runtime.InteropServices;
using Grip.Map.Functions;
using Grip.Map.Overview;
using Grip.Output;

namespace Grip.Mapping;

/// <param name="IsHeading">It names what the lines below it are.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OverviewLine(string Text, bool IsHeading = false);

/// <summary>An overview as lines, of a chosen size: from the name alone to everything.</summary>
internal static class OverviewText
{
    /// <summary>At this size nothing is left out but what no reader wants.</summary>
    public const int Largest = 200;

    /// <summary>From here on functions are told one by one.</summary>
    private const int FullSize = 6;

    /// <summary>What fits one screen or two, whatever the solution's size: twice the files, a few lines more.</summary>
    public static int Usual(SolutionOverview overview) =>
        (int)(8 + 2 * Math.Log2(1 + overview.Graph.Projects.Sum(project => project.Files) / 10.0));

    /// <param name="size">How many lines each part may have, about; 0 gives the first lines alone.</param>
    public static IEnumerable<OverviewLine> Lines(SolutionOverview overview, int size)
    {
        yield return new(overview.Says is null ? overview.Name : $"{overview.Name}: {overview.Says}", IsHeading: true);
        yield return new(Counts(overview));
        if (size == 0)
            yield break;
        foreach (
            var part in new[]
            {
                Projects(overview, size),
                Packages(overview, size),
                Functions(overview, size),
                Central(overview, size),
                Tests(overview, size),
            }
        )
        foreach (var line in part)
            yield return line;
    }

    private static string Counts(SolutionOverview overview)
    {
        var projects = overview.Graph.Projects;
        var outputs = projects
            .GroupBy(project => project.Output)
            .OrderBy(group => Array.IndexOf(["web", "program", "library", "tests"], group.Key))
            .Select(group => $"{group.Count()} {group.Key}");
        var frameworks = projects
            .SelectMany(project => project.Frameworks)
            .GroupBy(framework => framework)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)
            .ToArray();
        var shown = frameworks.Length > 6 ? $"{string.Join(", ", frameworks[..6])} …" : string.Join(", ", frameworks);
        return $"{Counted.Of(projects.Length, "project")} ({string.Join(", ", outputs)}), {Counted.Of(projects.Sum(project => project.Files), "file")}, "
            + $"{Number(projects.Sum(project => project.Lines))} lines of C#{(shown.Length > 0 ? $"; {shown}" : "")}";
    }

    private static IEnumerable<OverviewLine> Projects(SolutionOverview overview, int size)
    {
        if (!overview.Groups.IsEmpty)
        {
            yield return new("projects by group", IsHeading: true);
            foreach (var group in overview.Groups.Take(size + 1))
                yield return new(
                    $" {group.Name}: {Counted.Of(group.Projects.Length, "project")}, {Number(group.Lines)} lines{Uses(group.Uses, size)}"
                );
            foreach (var line in Rest(overview.Groups.Length, size + 1, "group"))
                yield return line;
            yield break;
        }

        var projects = overview.Graph.Projects.Where(project => !project.IsTest).ToArray();
        var arrows = overview.Graph.Arrows().ToLookup(arrow => arrow.From.Id, arrow => arrow.To.Name);
        yield return new("projects, each above those that it uses", IsHeading: true);
        foreach (var project in projects.Take(size + 1))
        {
            var frameworks = project.Frameworks.Length is 0 or > 4 ? "" : $" {string.Join("/", project.Frameworks)}";
            yield return new(
                $" {project.Name} ({project.Output}{frameworks}): {Number(project.Lines)} lines{Uses([.. arrows[project.Id].Order(StringComparer.Ordinal)], size)}"
            );
        }

        foreach (var line in Rest(projects.Length, size + 1, "project"))
            yield return line;
    }

    private static IEnumerable<OverviewLine> Packages(SolutionOverview overview, int size)
    {
        if (overview.Packages.IsEmpty || size < 2)
            yield break;
        var shown = overview.Packages.Take(size).Select(package => $"{package.Id} {package.Version}".TrimEnd()).ToArray();
        var more = overview.Packages.Length > shown.Length ? $" … and {overview.Packages.Length - shown.Length} more" : "";
        yield return new("packages", IsHeading: true);
        yield return new($" {string.Join(", ", shown)}{more}");
    }

    private static IEnumerable<OverviewLine> Functions(SolutionOverview overview, int size)
    {
        if (overview.Functions.IsEmpty || size < 2)
            yield break;
        yield return new("functions", IsHeading: true);
        if (size < FullSize)
        {
            yield return new($" {string.Join(", ", overview.Functions.Select(kind => FunctionKinds.Counted(kind.Kind, kind.Count)))}");
            yield break;
        }

        foreach (var kind in overview.Functions)
        {
            // What the world calls is worth more lines than what the program looks up.
            var most = kind.Kind <= FunctionKind.Command ? size / 3 : size / 6;
            yield return new($" {FunctionKinds.Counted(kind.Kind, kind.Count)}");
            foreach (var function in kind.Rows.DistinctBy(row => row.Title).Take(most))
                yield return new($"  {FunctionText.Compact(function)}");
        }
    }

    private static IEnumerable<OverviewLine> Central(SolutionOverview overview, int size)
    {
        var types = overview.Types.Central().Take(size - 1).ToArray();
        if (types.Length == 0)
            yield break;
        yield return new("central types", IsHeading: true);
        foreach (var type in types)
            yield return new(
                $" {type.FullName} ({type.Kind}, used by {Counted.Of(type.Users, "type")}) {type.Path}:{type.Line}{(type.Summary.Length > 0 ? $" {type.Summary}" : "")}"
            );
    }

    private static IEnumerable<OverviewLine> Tests(SolutionOverview overview, int size)
    {
        var projects = overview.Graph.Projects.Where(project => project.IsTest || overview.TestsOf.ContainsKey(project.Id)).ToArray();
        if (projects.Length == 0 || size < 3)
            yield break;
        yield return new("tests", IsHeading: true);
        foreach (
            var project in projects
                .OrderByDescending(project => overview.TestsOf.GetValueOrDefault(project.Id))
                .ThenBy(project => project.Path, StringComparer.Ordinal)
                .Take(Math.Max(2, size / 2))
        )
        {
            var names = project.References.Select(id => overview.Graph[id]).Where(target => !target.IsTest).Select(target => target.Name);
            yield return new(
                $" {project.Name} {Path.GetDirectoryName(project.Path)?.Replace('\\', '/')}: {Counted.Of(overview.TestsOf.GetValueOrDefault(project.Id), "test")}{Uses([.. names.Order(StringComparer.Ordinal)], size)}"
            );
        }

        foreach (var line in Rest(projects.Length, Math.Max(2, size / 2), "test project"))
            yield return line;
    }

    private static string Uses(IReadOnlyCollection<string> names, int size)
    {
        var most = Math.Max(3, size / 3);
        return names.Count == 0 ? ""
            : names.Count <= most ? $" -> {string.Join(", ", names)}"
            : $" -> {string.Join(", ", names.Take(most))} … {names.Count - most} more";
    }

    private static IEnumerable<OverviewLine> Rest(int all, int shown, string noun) =>
        all > shown ? [new($" … and {Counted.Of(all - shown, $"more {noun}")}")] : [];

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
