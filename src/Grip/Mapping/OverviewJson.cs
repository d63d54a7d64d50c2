using System.Collections.Immutable;
using Grip.Map.Functions;
using Grip.Map.Overview;

namespace Grip.Mapping;

/// <param name="Output">web, program, library or tests.</param>
/// <param name="Layer">0 for a project that references none; else one above its highest reference.</param>
internal sealed record MapProjectJson(
    string Name,
    string Path,
    ImmutableArray<string> TargetFrameworks,
    string Output,
    int Files,
    int Lines,
    int Layer,
    int Tests,
    ImmutableArray<string> References
);

internal sealed record MapPackageJson(string Id, string Version, int Projects);

/// <param name="Rank">Shares of all types sum up to one.</param>
internal sealed record MapCentralTypeJson(string Kind, string FullName, string Path, int Line, string Summary, int Users, double Rank);

internal sealed record MapOverviewJson(
    string Type,
    string Command,
    string Status,
    string Name,
    string? Says,
    ImmutableArray<MapProjectJson> Projects,
    ImmutableArray<MapPackageJson> Packages,
    ImmutableArray<MapCountJson> Functions,
    ImmutableArray<MapFunctionJson> MainFunctions,
    ImmutableArray<MapCentralTypeJson> CentralTypes,
    ImmutableArray<string> Weaknesses,
    long DurationMs
)
{
    private const int MainOfEach = 20;
    private const int CentralShown = 50;

    public static MapOverviewJson Of(string command, SolutionOverview overview, long milliseconds) =>
        new(
            "result",
            command,
            "done",
            overview.Name,
            overview.Says,
            [
                .. overview.Graph.Projects.Select(project => new MapProjectJson(
                    project.Name,
                    project.Path,
                    project.Frameworks,
                    project.Output,
                    project.Files,
                    project.Lines,
                    project.Layer,
                    overview.TestsOf.GetValueOrDefault(project.Id),
                    [.. project.References.Select(id => overview.Graph[id].Name).Order(StringComparer.Ordinal)]
                )),
            ],
            [.. overview.Packages.Select(package => new MapPackageJson(package.Id, package.Version, package.Projects))],
            [.. overview.Functions.Select(kind => new MapCountJson(FunctionKinds.Word(kind.Kind), kind.Count))],
            [.. overview.Functions.SelectMany(kind => kind.Rows.Take(MainOfEach)).Select(MapFunctionJson.Of)],
            [
                .. overview
                    .Types.Central()
                    .Take(CentralShown)
                    .Select(type => new MapCentralTypeJson(
                        type.Kind,
                        type.FullName,
                        type.Path,
                        type.Line,
                        type.Summary,
                        type.Users,
                        Math.Round(type.Rank, 6)
                    )),
            ],
            overview.Weaknesses,
            milliseconds
        );
}
