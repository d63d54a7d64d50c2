using System.Collections.Immutable;
using Grip.Automations.Checking;
using Grip.Core;
using Grip.Home;
using Grip.Map.CSharp;
using Grip.Map.Loading;
using Grip.Map.Sdk;

namespace Grip.Automations.Repair;

/// <summary>A solution as it was at a git revision: in memory if only sources differ, else as a restored copy.</summary>
/// <param name="Snapshot">Null if nothing is known about before.</param>
/// <param name="Since">The revision.</param>
public sealed record FormerSolution(SolutionSnapshot? Snapshot, string? Since) : IDisposable
{
    private ScratchTree? held;

    /// <param name="revision">Null takes the last commit, or the one before it if nothing is uncommitted; without git nothing is known.</param>
    /// <exception cref="GripException">There is no such revision.</exception>
    public static async Task<FormerSolution> AsOfAsync(
        string? revision,
        LoadedSolution solution,
        string workspace,
        (DotnetHost Host, HomeFolder Home) tools,
        Action<string> progress,
        CancellationToken cancellation
    )
    {
        foreach (var candidate in revision is null ? new[] { "HEAD", "HEAD^" } : [revision])
        {
            ImmutableArray<TreeDifference> differences;
            try
            {
                differences = await WorkingTree.CompareAsync(workspace, candidate, cancellation);
            }
            catch (GripException) when (revision is null)
            {
                break;
            }

            if (differences.IsEmpty)
                continue;
            progress($"comparing with {candidate}");
            return await FromAsync(differences, candidate, solution, workspace, tools, cancellation);
        }

        return new FormerSolution(null, null);
    }

    public void Dispose() => held?.Dispose();

    private static async Task<FormerSolution> FromAsync(
        ImmutableArray<TreeDifference> differences,
        string revision,
        LoadedSolution solution,
        string workspace,
        (DotnetHost Host, HomeFolder Home) tools,
        CancellationToken cancellation
    )
    {
        if (!ProjectFiles.Touches(WorkingTree.ToChangeSet(differences)))
        {
            var replaced = differences
                .Where(difference => difference.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
                .ToDictionary(
                    difference => difference.Path,
                    difference =>
                        difference.Before is { } bytes ? SourceDocument.From(difference.Path, [.. bytes], intermediateFolder: null) : null,
                    StringComparer.Ordinal
                );
            return new FormerSolution(solution.Snapshot.With(replaced, ImmutableDictionary<string, string>.Empty), revision);
        }

        var copy = ScratchTree.Create(tools.Home, workspace, cancellation);
        copy.Revert(differences.Select(difference => (difference.Path, difference.Before?.ToArray())));
        var target =
            solution.Target.Solution ?? (solution.Target.Projects.Length == 1 ? solution.Target.Projects[0] : solution.Target.Root);
        try
        {
            var former = await new SolutionLoader(tools.Host, tools.Home).LoadAsync(
                copy.Here(target),
                new LoadOptions(MayRestore: true, IgnoreCache: true),
                static _ => { },
                cancellation
            );
            return new FormerSolution(former.Snapshot, revision) { held = copy };
        }
        catch (GripException)
        {
            // What cannot be loaded says nothing about before; the errors of now are still there to be looked at.
            copy.Dispose();
            return new FormerSolution(null, revision);
        }
    }
}
