using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Grip.Home;
using Grip.Map.Sdk;

namespace Grip.Map.Loading;

/// <param name="MayRestore">False keeps the tree as it is; what is not restored loads loosely.</param>
/// <param name="IgnoreCache">True evaluates again even if nothing changed.</param>
public sealed record LoadOptions(bool MayRestore, bool IgnoreCache)
{
    /// <summary>Restore writes lock files anew instead of failing where they don't fit the projects.</summary>
    public bool UpdatesLocks { get; init; }
}

/// <summary>
/// From "this folder" to the compiler's command lines: cache, restore, evaluation, referenced projects outside of the
/// solution, and the loose mode for what is left.
/// </summary>
internal sealed class SolutionEvaluator(DotnetHost host, HomeFolder home)
{
    public async Task<(Evaluation Evaluation, bool FromCache)> EvaluateAsync(
        LoadTarget target,
        LoadOptions options,
        Action<string> progress,
        CancellationToken cancellation
    )
    {
        var cache = new EvaluationCache(new Cache(home.CacheFor(target.Root)));
        var stamp = EvaluationStamp.Read(target, host.Newest.Version, cancellation);
        if (!options.IgnoreCache)
        {
            if (cache.TryRead(stamp.Whole) is { } known)
                return (known, true);
            if (cache.TryReadOther(stamp) is { } other && SourceListChange.TryApply(other.Evaluation, other.Sources, stamp) is { } adapted)
            {
                cache.Write(stamp, adapted);
                return (adapted, true);
            }
        }

        var evaluation = await EvaluateColdAsync(target, options, progress, cancellation);
        // Restore and evaluation wrote below obj/, so the stamp is taken anew. A source that came or went meanwhile may have been
        // missed: then nothing is kept, and the next run asks again.
        var after = EvaluationStamp.Read(target, host.Newest.Version, cancellation);
        if (after.Sources.SequenceEqual(stamp.Sources))
            cache.Write(after, evaluation);
        return (evaluation, false);
    }

    private async Task<Evaluation> EvaluateColdAsync(
        LoadTarget target,
        LoadOptions options,
        Action<string> progress,
        CancellationToken cancellation
    )
    {
        var msbuild = new MsbuildRunner(host, home.CacheFor(target.Root));
        var (workingDirectory, note) = await msbuild.WorkingDirectoryAsync(target.Root, cancellation);
        var notes = ImmutableArray.CreateBuilder<string>();
        if (note is not null)
            notes.Add(note);

        var restored = false;
        async Task RestoreAsync()
        {
            restored = true;
            notes.AddRange(
                await new Restorer(msbuild, target, options.UpdatesLocks).RestoreAsync(workingDirectory, progress, cancellation)
            );
        }

        if (options.MayRestore && target.Projects.All(IsFresh))
            await RestoreAsync();
        progress($"evaluating {target.Projects.Length} {(target.Projects.Length == 1 ? "project" : "projects")}");
        var (projects, errors) = await EvaluateAllAsync(msbuild, target, workingDirectory, cancellation);
        if (options.MayRestore && !restored && projects.Any(project => NeedsRestore(project)))
        {
            await RestoreAsync();
            (projects, errors) = await EvaluateAllAsync(msbuild, target, workingDirectory, cancellation);
        }

        var graded = projects.Select(project => Grade(project, errors)).ToImmutableArray();
        var lost = target.Projects.Where(path => !graded.Any(project => project.ProjectPath == path)).ToImmutableArray();
        var problems = ImmutableArray.CreateBuilder<LoadProblem>();
        problems.AddRange(
            target.Missing.Select(path => new LoadProblem(
                path,
                "The solution names this project, but the file does not exist.",
                IsFatal: true
            ))
        );
        problems.AddRange(lost.Select(path => new LoadProblem(path, $"It cannot be evaluated: {Reason(errors, path)}", IsFatal: false)));
        problems.AddRange(
            graded
                .Where(project => project.Quality != LoadQuality.Exact)
                .Select(project => new LoadProblem(
                    project.ProjectPath,
                    $"{(project.TargetFramework.Length > 0 ? project.TargetFramework + ": " : "")}{project.Reason}",
                    IsFatal: false
                ))
        );
        var all = graded.AddRange(lost.Select(path => LooseArguments.WithoutEvaluation(path, Reason(errors, path))));
        return new Evaluation(all, problems.ToImmutable(), notes.ToImmutable());
    }

    /// <summary>Evaluates the target's projects and, in further rounds, projects that they reference from outside of the solution.</summary>
    private static async Task<(ImmutableArray<EvaluatedProject> Projects, string Errors)> EvaluateAllAsync(
        MsbuildRunner msbuild,
        LoadTarget target,
        string workingDirectory,
        CancellationToken cancellation
    )
    {
        var projects = ImmutableArray<EvaluatedProject>.Empty;
        var errors = "";
        var asked = new HashSet<string>();
        for (var next = target.Projects; next.Length > 0; next = Referenced())
        {
            asked.UnionWith(next);
            var (answers, result) = await msbuild.EvaluateAsync(next, target, workingDirectory, cancellation);
            projects = projects.AddRange(EvaluationAnswers.Read(answers));
            errors += result.Output + result.Error;
            MsbuildRunner.Forget(answers);
        }

        return (projects, errors);

        ImmutableArray<string> Referenced() =>
            [
                .. projects
                    .SelectMany(project => project.References)
                    .Select(reference => reference.Project)
                    .Where(path =>
                        path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) && !asked.Contains(path) && File.Exists(path)
                    )
                    .Distinct(),
            ];
    }

    private static bool IsFresh(string project) => !Directory.Exists(Path.Combine(Path.GetDirectoryName(project)!, "obj"));

    private static bool NeedsRestore(EvaluatedProject project) =>
        project.AssetsFile.Length > 0
        && (!File.Exists(project.AssetsFile) || File.GetLastWriteTimeUtc(project.AssetsFile) < NewestBuildFile(project));

    private static DateTime NewestBuildFile(EvaluatedProject project)
    {
        var newest = File.GetLastWriteTimeUtc(project.ProjectPath);
        for (var folder = project.Folder; folder is not null; folder = Path.GetDirectoryName(folder))
            foreach (var name in new[] { "Directory.Packages.props", "Directory.Build.props", "Directory.Build.targets" })
                if (File.GetLastWriteTimeUtc(Path.Combine(folder, name)) is var time && time.Year > 1601 && time > newest)
                    newest = time;
        return newest;
    }

    private static EvaluatedProject Grade(EvaluatedProject project, string errors)
    {
        if (project.Quality == LoadQuality.Loose)
            return project with
            {
                Reason =
                    $"no compiler command line could be had ({Reason(errors, project.ProjectPath)}); checked on sources and reference packs only",
            };
        if (project.AssetsFile.Length == 0)
            return project;
        var missing = Restorer.MissingPackages(project.AssetsFile, project.TargetFramework);
        return missing.IsEmpty
            ? project
            : project with
            {
                Quality = LoadQuality.Partial,
                Reason = $"some packages are missing ({string.Join(", ", missing)}); what can be found of them elsewhere stands in",
            };
    }

    /// <summary>The first error that the build system printed for a project.</summary>
    private static string Reason(string errors, string project)
    {
        var line =
            errors
                .Split('\n')
                .FirstOrDefault(text =>
                    text.Contains(": error ", StringComparison.Ordinal) && text.Contains(project, StringComparison.Ordinal)
                )
            ?? errors
                .Split('\n')
                .FirstOrDefault(text =>
                    text.Contains("error ", StringComparison.Ordinal) && text.Contains(Path.GetFileName(project), StringComparison.Ordinal)
                );
        if (line is null)
            return "the build system gave no reason";
        var match = Regex.Match(
            line,
            @"error (?<text>(?:[A-Z]+\d+)?:? ?.*?)(?: \[[^\]]*\])?\s*$",
            RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
        return match.Success ? match.Groups["text"].Value.Trim() : line.Trim();
    }
}
