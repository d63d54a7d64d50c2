using System.Collections.Immutable;
using Grip.Core.Checks;
using Grip.Home;
using Grip.Map.Loading;
using Grip.Map.Sdk;
using Grip.Terminal.Dotnet;

namespace Grip.Automations.Checking;

/// <param name="Projects">The test projects that were asked, by name.</param>
/// <param name="NotRun">For a project without results: why.</param>
public sealed record TestAnswer(ImmutableArray<string> Projects, TestResults Results, ImmutableDictionary<string, string> NotRun);

/// <summary>Runs tests of the tree as it is on the disk, in a copy of it, and tells what they said.</summary>
/// <param name="workspace">The folder that is copied; it holds all projects.</param>
public sealed class TestQuestion(DotnetHost host, HomeFolder home, LoadedSolution solution, string workspace)
{
    /// <summary>Places are those of the user's tree, not of its copy.</summary>
    private static TestResults Here(TestResults results, string copy) =>
        results with
        {
            Messages = results.Messages.ToImmutableDictionary(
                one => one.Key,
                one => one.Value.Replace(copy + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            ),
        };

    /// <param name="selection">Which test projects.</param>
    /// <param name="differences">What has changed; decides which projects are affected.</param>
    /// <param name="filter">As for <c>dotnet test --filter</c>; null runs all tests of the projects.</param>
    /// <param name="progress">Called with each project that begins.</param>
    /// <param name="cancellation">Ends the whole process tree.</param>
    public async Task<TestAnswer> AskAsync(
        TestSelection selection,
        ImmutableArray<TreeDifference> differences,
        string? filter,
        Action<string> progress,
        CancellationToken cancellation
    )
    {
        var projects = AffectedTests.Select(selection, WorkingTree.ToChangeSet(differences), solution.Snapshot, solution.Snapshot, host);
        var answer = new TestAnswer(
            [.. projects.Select(project => project.Name)],
            TestResults.Empty,
            ImmutableDictionary<string, string>.Empty
        );
        if (projects.IsEmpty)
            return answer;
        using var scratch = ScratchTree.Create(home, workspace, cancellation);
        foreach (var project in projects)
        {
            progress($"tests: {project.Name}");
            var run = await DotnetTest.RunAsync(
                host.Executable,
                scratch.Here(project.Path),
                project.TargetFramework,
                filter,
                Path.Combine(scratch.Root, ".grip-results", project.Name),
                cancellation
            );
            answer = answer with
            {
                Results = answer.Results.And(Here(run.Results, scratch.Root)),
                NotRun = run.Ran ? answer.NotRun : answer.NotRun.SetItem(project.Name, run.Failure),
            };
        }

        return answer;
    }
}
