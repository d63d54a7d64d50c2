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
        var snapshot = Snapshot(Root(target, all), all, known: null, cancellation);
        return new LoadedSolution(target, snapshot, [.. evaluation.Problems, .. circles], evaluation.Notes, fromCache, clock.Elapsed);
    }

    /// <summary>
    /// Loads the projects as they are in a copy of the tree (with other packages, say) on the sources of <paramref name="known"/>:
    /// the answer has the user's paths, so that what is computed from it fits the user's files.
    /// </summary>
    /// <param name="known">The solution that the copy was made of.</param>
    /// <param name="root">The folder that was copied.</param>
    /// <param name="copy">The copy's root. It has to live as long as the answer is used: files below its obj are read when first needed.</param>
    /// <param name="options">How to load it.</param>
    /// <param name="progress">As for <see cref="LoadAsync"/>.</param>
    /// <param name="cancellation">As for <see cref="LoadAsync"/>.</param>
    /// <exception cref="GripException">There is nothing that could be loaded.</exception>
    public async Task<LoadedSolution> LoadCopyAsync(
        LoadedSolution known,
        string root,
        string copy,
        LoadOptions options,
        Action<string> progress,
        CancellationToken cancellation
    )
    {
        var clock = Stopwatch.StartNew();
        var paths = new CopiedPaths(copy.TrimEnd('/', '\\'), root.TrimEnd('/', '\\'));
        string Here(string path) => Path.GetFullPath(Path.GetRelativePath(root, path), copy);
        var target = known.Target with
        {
            Root = Here(known.Target.Root),
            Solution = known.Target.Solution is { } solution ? Here(solution) : null,
            Projects = [.. known.Target.Projects.Select(Here)],
        };
        var (evaluation, _) = await new SolutionEvaluator(host, home).EvaluateAsync(target, options, progress, cancellation);
        // Nobody will ask about this copy again.
        OwnFiles.Delete(home.CacheFor(target.Root));
        var (all, circles) = units.Create([.. evaluation.Projects.Select(paths.Translate)]);
        return new LoadedSolution(
            known.Target,
            Snapshot(known.Snapshot.Root, all, known.Snapshot, cancellation),
            [.. evaluation.Problems.Select(paths.Translate), .. circles],
            [.. evaluation.Notes.Select(paths.Text)],
            FromCache: false,
            clock.Elapsed
        );
    }

    /// <param name="known">Whose documents and trees are used where they are of the same files; null reads all from the disk.</param>
    private static SolutionSnapshot Snapshot(
        string root,
        ImmutableArray<ProjectUnit> all,
        SolutionSnapshot? known,
        CancellationToken cancellation
    )
    {
        var documents = ReadDocuments(all, known?.Documents, cancellation);
        var states = all.Select(unit => new UnitState(
                unit,
                [.. unit.Sources.Where(documents.ContainsKey)],
                unit.AdditionalTexts,
                before: null
            ))
            .ToImmutableArray();
        return new SolutionSnapshot(
            root,
            all,
            documents,
            states,
            known?.Trees ?? new TreeCache(),
            new AnalyzerAssemblies(),
            new WrittenWords([.. documents.Values], before: null)
        );
    }

    private static ImmutableDictionary<string, SourceDocument> ReadDocuments(
        ImmutableArray<ProjectUnit> units,
        ImmutableDictionary<string, SourceDocument>? known,
        CancellationToken cancellation
    ) =>
        units
            .SelectMany(unit => unit.Sources.Select(path => (path, unit.Project.IntermediateFolder)))
            .DistinctBy(source => source.path)
            .Where(source => known?.ContainsKey(source.path) is true || File.Exists(source.path))
            .AsParallel()
            .WithCancellation(cancellation)
            .Select(source => known?.GetValueOrDefault(source.path) ?? SourceDocument.Read(source.path, source.IntermediateFolder))
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
