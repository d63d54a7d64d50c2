using System.Collections.Immutable;
using System.Diagnostics;
using Grip.Core;
using Grip.Home;
using Grip.Map.CSharp;
using Grip.Map.Sdk;

namespace Grip.Map.Loading;

/// <summary>A loaded solution with what is to be said about how it was loaded.</summary>
/// <param name="FromCache">The command lines were known from an earlier run.</param>
public sealed record LoadedSolution(
    LoadTarget Target,
    SolutionSnapshot Snapshot,
    ImmutableArray<LoadProblem> Problems,
    ImmutableArray<string> Notes,
    bool FromCache,
    TimeSpan Duration
)
{
    /// <summary>Why verdicts about this solution are weaker than a build; empty if they are not.</summary>
    public ImmutableArray<string> Weaknesses =>
        [.. Problems.Select(problem => $"{Path.GetRelativePath(Target.Root, problem.Project)}: {problem.Reason}")];
}

/// <summary>Loads any C# solution, project or folder.</summary>
public sealed class SolutionLoader(DotnetHost host, HomeFolder home)
{
    private readonly UnitFactory units = new(host);

    /// <param name="path">A folder, .sln, .slnx or .csproj.</param>
    /// <param name="progress">Called with one line for each thing that is begun, on any thread.</param>
    /// <exception cref="GripException">There is nothing that could be loaded.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; child processes are ended.</exception>
    public async Task<LoadedSolution> LoadAsync(string path, LoadOptions options, Action<string> progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var target = LoadTarget.Find(path);
        var (evaluation, fromCache) = await new SolutionEvaluator(host, home).EvaluateAsync(target, options, progress, cancellation);
        if (evaluation.Projects.IsEmpty)
            throw new GripException(
                ExitCode.Configuration,
                $"No project of '{path}' could be loaded.",
                "Run 'grip doctor' to see why.",
                [.. evaluation.Problems.Select(problem => $"{problem.Project}: {problem.Reason}")]
            );

        progress("reading sources");
        var (all, circles) = units.Create(evaluation.Projects);
        var documents = ReadDocuments(all, cancellation);
        var states = all.Select(unit => new UnitState(unit, [.. unit.Sources.Where(documents.ContainsKey)], before: null))
            .ToImmutableArray();
        var snapshot = new SolutionSnapshot(Root(target, all), all, documents, states, new TreeCache(), new AnalyzerAssemblies());
        return new LoadedSolution(target, snapshot, [.. evaluation.Problems, .. circles], evaluation.Notes, fromCache, clock.Elapsed);
    }

    private static ImmutableDictionary<string, SourceDocument> ReadDocuments(
        ImmutableArray<ProjectUnit> units,
        CancellationToken cancellation
    ) =>
        units
            .SelectMany(unit => unit.Sources.Select(path => (path, unit.Project.IntermediateFolder)))
            .DistinctBy(source => source.path)
            .Where(source => File.Exists(source.path))
            .AsParallel()
            .WithCancellation(cancellation)
            .Select(source => SourceDocument.Read(source.path, source.IntermediateFolder))
            .ToImmutableDictionary(document => document.Path, StringComparer.Ordinal);

    /// <summary>The folder that was asked for, widened so that it holds every project.</summary>
    private static string Root(LoadTarget target, ImmutableArray<ProjectUnit> units)
    {
        var root = target.Root.TrimEnd('/', '\\');
        while (
            units.Any(unit => !unit.Project.ProjectPath.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            && Path.GetDirectoryName(root) is { Length: > 1 } parent
        )
            root = parent;
        return root;
    }
}
