using System.Collections.Immutable;
using System.Diagnostics;
using Grip.Automations.Rewrite;
using Grip.Automations.Upgrade.Bumping;
using Grip.Automations.Upgrade.Graph;
using Grip.Automations.Upgrade.Registry;
using Grip.Core;
using Grip.Gate.Landing;
using Grip.Home;
using Grip.Map.Loading;
using Grip.Map.Sdk;
using NuGet.Versioning;

namespace Grip.Automations.Upgrade.Migrating;

/// <summary>
/// The way of a migration: with the old and the new package side by side the map's rules run; then the old one goes, and what that
/// breaks is repaired, the map's symbols first; then as every upgrade.
/// </summary>
public sealed class MigrateRun(DotnetHost host, HomeFolder home, Lander lander, Action<string> progress)
{
    /// <exception cref="GripException">The old package is not referenced, a new one does not exist or does not go with the others; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before landing; nothing was written.</exception>
    public async Task<UpgradeResult> RunAsync(
        MigrationMap map,
        LoadedSolution solution,
        UpgradeOptions options,
        CancellationToken cancellation
    )
    {
        var clock = Stopwatch.StartNew();
        var root = options.WorkspaceRoot;
        var registry = new PackageRegistry(host.Executable, root, prerelease: map.To.Any(package => package.Version.Contains('-')));
        var to = ImmutableArray.CreateBuilder<(string Id, NuGetVersion Version)>();
        foreach (var package in map.To)
            to.Add(
                (package.Id, await registry.ResolveAsync(package.Id, package.Version.Length > 0 ? package.Version : null, cancellation))
            );
        var replacement = new PackageReplacement(BuildFiles.Read(solution.Snapshot, root, cancellation), map.From, to.ToImmutable());
        var names =
            to.Count == 0 ? "what the framework has" : string.Join(" and ", to.Select(package => $"{package.Id} {package.Version}"));
        var title = $"replace {map.From} by {names}";
        Bumper Bumper() => new(host, home, solution, root, registry, progress);

        if (map.Rules.IsEmpty)
            return await FinishAsync(null);
        // The copy with both packages has to live until the end: files below its obj are read late.
        using var both = await Bumper()
            .BumpAsync(
                new BumpRequest(map.From, null)
                {
                    Extra = replacement.Edits(keep: true),
                    Also = to.ToImmutable(),
                    Title = title,
                },
                cancellation
            );
        progress($"rewriting by {map.Rules.Length} rules");
        var proposal = await new RewriteAutomation(map.Rules, new RewriteScope([], []), keepUsings: true).ProposeAsync(
            both.Bumped.After,
            cancellation
        );
        return await FinishAsync(
            proposal.Changes.IsEmpty
                ? null
                : new RewrittenSources(proposal.Changes, proposal.After ?? both.Bumped.After.With(proposal.Changes))
        );

        async Task<UpgradeResult> FinishAsync(RewrittenSources? sources)
        {
            using var bump = await Bumper()
                .BumpAsync(
                    new BumpRequest(map.From, null)
                    {
                        Extra = [.. replacement.Edits(keep: false), .. replacement.Properties(map.Properties)],
                        Also = to.ToImmutable(),
                        Title = title,
                    },
                    cancellation
                );
            return await new BumpProof(host, home, lander, clock, progress).FinishAsync(
                bump,
                solution,
                options with
                {
                    Mapped = map.Symbols,
                },
                sources,
                (map.From, names),
                cancellation
            );
        }
    }
}
