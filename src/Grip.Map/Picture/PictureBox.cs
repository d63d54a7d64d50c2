using System.Collections.Immutable;
using System.Globalization;
using Grip.Map.Overview;

namespace Grip.Map.Picture;

/// <summary>A project, or a group of them, as a box of the overview's pictures.</summary>
/// <param name="Layer">The boxes of one layer stand side by side; higher ones above.</param>
/// <param name="Uses">Indexes of boxes; what another one implies is left out.</param>
internal sealed record PictureBox(string Name, string Says, string Output, int Layer, ImmutableArray<int> Uses)
{
    public bool IsTest => Output == "tests";

    public static ImmutableArray<PictureBox> Of(SolutionOverview overview) =>
        overview.Groups.IsEmpty ? Projects(overview) : Groups(overview.Groups);

    private static ImmutableArray<PictureBox> Projects(SolutionOverview overview)
    {
        var projects = overview.Graph.Projects;
        var index = projects.Select((project, i) => (project.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
        var arrows = overview.Graph.Arrows().ToLookup(arrow => arrow.From.Id, arrow => index[arrow.To.Id]);
        return
        [
            .. projects.Select(project => new PictureBox(
                project.Name,
                project.IsTest
                    ? $"{overview.TestsOf.GetValueOrDefault(project.Id).ToString("N0", CultureInfo.InvariantCulture)} tests"
                    : $"{project.Output}, {project.Lines.ToString("N0", CultureInfo.InvariantCulture)} lines",
                project.Output,
                project.Layer,
                [.. arrows[project.Id].Order()]
            )),
        ];
    }

    private static ImmutableArray<PictureBox> Groups(ImmutableArray<ProjectGroup> groups)
    {
        var index = groups.Select((group, i) => (group.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i, StringComparer.Ordinal);
        return
        [
            .. groups.Select(group => new PictureBox(
                group.Name,
                $"{group.Projects.Length} projects, {group.Lines.ToString("N0", CultureInfo.InvariantCulture)} lines",
                group.Projects.All(project => project.IsTest) ? "tests" : "library",
                // Groups may use each other; the mean of their projects still says who stands above whom.
                (int)Math.Round(group.Projects.Average(project => project.Layer)),
                [.. group.Uses.Select(name => index[name]).Order()]
            )),
        ];
    }
}
