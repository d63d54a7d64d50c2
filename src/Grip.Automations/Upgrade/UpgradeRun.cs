using System.Collections.Immutable;
using System.Diagnostics;
using Grip.Automations.Upgrade.Bumping;
using Grip.Automations.Upgrade.Graph;
using Grip.Automations.Upgrade.Registry;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Gate.Landing;
using Grip.Home;
using Grip.Map.Loading;
using Grip.Map.Loading.Packages;
using Grip.Map.Sdk;
using NuGet.Versioning;

namespace Grip.Automations.Upgrade;

/// <summary>
/// The way of an upgrade: find the version, raise it in a copy of the tree until restore accepts it, repair what that breaks, prove
/// the whole with compiler and tests, land all or nothing.
/// </summary>
public sealed class UpgradeRun(DotnetHost host, HomeFolder home, Lander lander, Action<string> progress)
{
    /// <exception cref="GripException">No such package or version, a source that does not answer, versions that do not go together; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before landing; nothing was written.</exception>
    public async Task<UpgradeResult> RunAsync(
        UpgradeRequest request,
        LoadedSolution solution,
        UpgradeOptions options,
        CancellationToken cancellation
    )
    {
        var clock = Stopwatch.StartNew();
        var id = Referenced(request.Package, BuildFiles.Read(solution.Snapshot, options.WorkspaceRoot, cancellation));
        progress($"asking the package sources about {id}");
        var registry = new PackageRegistry(host.Executable, options.WorkspaceRoot, request.Prerelease);
        var target = await TargetAsync(id, request, solution, registry, cancellation);
        if (Resolved(solution, id) is { Length: > 0 } now && now.All(version => version >= target))
            return new UpgradeResult(
                RunStatus.NothingToDo,
                id,
                target.ToNormalizedString(),
                new ChangeSet($"{id} is at {now.Max()} already", []),
                null,
                null
            )
            {
                Duration = clock.Elapsed,
            };

        using var bump = await new Bumper(host, home, solution, options.WorkspaceRoot, registry, progress).BumpAsync(
            new BumpRequest(id, target),
            cancellation
        );
        return await new BumpProof(host, home, lander, clock, progress).FinishAsync(
            bump,
            solution,
            options,
            rewritten: null,
            (id, target.ToNormalizedString()),
            cancellation
        );
    }

    /// <summary>The versions in use, over all projects and frameworks.</summary>
    internal static ImmutableArray<NuGetVersion> Resolved(LoadedSolution solution, string id) =>
        [
            .. solution
                .Snapshot.Units.Where(unit => unit.Project.Packages.Any(line => line.Id.Equals(id, StringComparison.OrdinalIgnoreCase)))
                .SelectMany(unit => AssetsFile.Packages(unit.Project))
                .Where(package => package.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
                .Select(package => NuGetVersion.TryParse(package.Version, out var version) ? version : null)
                .OfType<NuGetVersion>()
                .Distinct(),
        ];

    /// <summary>Who cannot reach a source can still go to a version that an earlier restore has unpacked.</summary>
    private static async Task<NuGetVersion> TargetAsync(
        string id,
        UpgradeRequest request,
        LoadedSolution solution,
        PackageRegistry registry,
        CancellationToken cancellation
    )
    {
        try
        {
            return await registry.ResolveAsync(id, request.Version, cancellation);
        }
        catch (GripException failure)
            when (failure.ExitCode == ExitCode.ToolFailure
                && NuGetVersion.TryParse(request.Version, out var wanted)
                && IsAtHand(solution, id, wanted)
            )
        {
            return wanted;
        }
    }

    private static bool IsAtHand(LoadedSolution solution, string id, NuGetVersion version) =>
        solution
            .Snapshot.Units.SelectMany(unit => AssetsFile.Packages(unit.Project))
            .Where(package => package.Id.Equals(id, StringComparison.OrdinalIgnoreCase) && package.Folder is not null)
            .Select(package => Path.Combine(Path.GetDirectoryName(package.Folder!)!, version.ToNormalizedString().ToLowerInvariant()))
            .Any(folder => File.Exists(Path.Combine(folder, $"{id.ToLowerInvariant()}.nuspec")));

    private static string Referenced(string package, BuildFiles files)
    {
        var all = files.Packages;
        if (all.FirstOrDefault(id => id.Equals(package, StringComparison.OrdinalIgnoreCase)) is { } id)
            return id;
        var near = Spelling.Nearest(package, all, 5);
        throw new GripException(
            ExitCode.Usage,
            $"No project of this solution references a package '{package}'.",
            near.Count > 0 ? $"Did you mean {string.Join(", or ", near.Select(name => $"'{name}'"))}?"
                : all.IsEmpty ? "No project references any package."
                : $"These are referenced: {string.Join(", ", all.Take(15))}{(all.Length > 15 ? " …" : "")}."
        );
    }
}
