using System.Collections.Immutable;
using Grip.Automations.Upgrade.Graph;
using Grip.Automations.Upgrade.Registry;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Core.Text;
using Grip.Home;
using Grip.Map.Loading;
using Grip.Map.Loading.Packages;
using Grip.Map.Sdk;
using NuGet.Versioning;

namespace Grip.Automations.Upgrade.Bumping;

/// <summary>
/// Raises packages in a copy of the tree until restore has nothing against it, and loads the copy on the user's sources. Only what
/// the evidence leaves one answer for is raised beyond what was asked for.
/// </summary>
/// <param name="root">The workspace: what is copied, and what may be changed.</param>
internal sealed class Bumper(
    DotnetHost host,
    HomeFolder home,
    LoadedSolution solution,
    string root,
    PackageRegistry registry,
    Action<string> progress
)
{
    private const int Rounds = 8;
    private readonly Dictionary<string, NuGetVersion> targets = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ImmutableArray<NuGetVersion>> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<VersionSpot> excluded = [];
    private readonly List<RaisedPackage> raised = [];
    private readonly List<string> notes = [];

    /// <summary>Files that are not as the user has them in the copy, or were so in an earlier round.</summary>
    private readonly HashSet<string> written = new(StringComparer.Ordinal);

    /// <exception cref="GripException">It cannot be done, with the reason; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the copy is gone.</exception>
    public async Task<BumpedSolution> BumpAsync(BumpRequest request, CancellationToken cancellation)
    {
        var files = BuildFiles.Read(solution.Snapshot, root, cancellation);
        var edits = new GraphEdits(files);
        if (request.Target is { } target)
            await RaiseAsync(request.Id, target, "asked for", cancellation);
        foreach (var (id, also) in request.Also)
            await RaiseAsync(id, also, "the map says so", cancellation);
        if (request is { Target: { } version, Extra.IsEmpty: true })
            await RaiseFamilyAsync(request.Id, version, files, edits, cancellation);
        var scratch = ScratchTree.Create(home, root, cancellation);
        try
        {
            for (var round = 0; ; round++)
            {
                var changes = Write(scratch, edits, request);
                progress($"restoring and loading with {request.Name}");
                var after = await new SolutionLoader(host, home).LoadCopyAsync(
                    solution,
                    root,
                    scratch.Root,
                    new LoadOptions(MayRestore: true, IgnoreCache: true) { UpdatesLocks = true },
                    progress,
                    cancellation
                );
                var answer = new RestoreAnswer(solution, after, request);
                answer.RefuseUnreachable();
                if (round < Rounds && await new ConflictSolver(this, files, scratch, answer, registry).RaiseMoreAsync(cancellation))
                    continue;
                await answer.RefuseTroublesAsync(registry, new PackageProbe(host, home), scratch.Root, cancellation);
                answer.RefuseOthersVersions(files, targets);
                var bumped = new Bumped(solution.Snapshot, after.Snapshot, PackageChanges.Between(solution.Snapshot, after.Snapshot));
                return new BumpedSolution(
                    bumped,
                    after,
                    LockFiles.Add(changes, scratch, root),
                    [.. raised],
                    [.. notes, .. answer.Warnings],
                    scratch
                );
            }
        }
        catch
        {
            scratch.Dispose();
            throw;
        }
    }

    internal DotnetHost Host => host;

    internal HomeFolder Home => home;

    internal NuGetVersion? TargetOf(string id) => targets.GetValueOrDefault(id);

    internal void Note(string note)
    {
        if (!notes.Contains(note))
            notes.Add(note);
    }

    /// <summary>Leaves these spots at what they are.</summary>
    internal void Exclude(IEnumerable<VersionSpot> spots) => excluded.UnionWith(spots);

    /// <returns>False if it is at that version already.</returns>
    internal async Task<bool> RaiseAsync(string id, NuGetVersion target, string why, CancellationToken cancellation)
    {
        if (targets.TryGetValue(id, out var other) && other >= target)
            return false;
        targets[id] = target;
        var versions = await registry.AskAsync(id, cancellation);
        known[id] = versions.All.Contains(target) ? versions.All : [.. versions.All.Append(target).Order()];
        raised.RemoveAll(one => one.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
        raised.Add(new RaisedPackage(id, target.ToNormalizedString(), why));
        return true;
    }

    private async Task RaiseFamilyAsync(string id, NuGetVersion version, BuildFiles files, GraphEdits edits, CancellationToken cancellation)
    {
        foreach (var other in edits.Sharing(id))
            if (await TargetFor(other, version, cancellation) is { } target)
                await RaiseAsync(other, target, $"its version comes from the same property as that of {id}", cancellation);
        foreach (var other in Families.Of(id, solution.Snapshot).Where(one => files.ItemsOf(one).Any() && TargetOf(one) is null))
            if (await TargetFor(other, version, cancellation) is { } target)
                await RaiseAsync(
                    other,
                    target,
                    $"published together with {id}: the same version until now, and they depend on each other",
                    cancellation
                );
            else
                Note($"{other} is published together with {id}, but has no version {version}: left as it is");
    }

    private async Task<NuGetVersion?> TargetFor(string other, NuGetVersion target, CancellationToken cancellation) =>
        (await registry.AskAsync(other, cancellation)).All.Contains(target) ? target : null;

    private ChangeSet Write(ScratchTree scratch, GraphEdits edits, BumpRequest request)
    {
        ImmutableArray<VersionEdit> needed = [.. request.Extra, .. edits.For(targets, known, excluded)];
        if (needed.IsEmpty)
            throw new GripException(
                ExitCode.Usage,
                $"The version of {request.Id} is not written in a file of this tree, so that it cannot be raised here.",
                "It comes from an imported file outside of the workspace or from the SDK; raise it there."
            );
        var changes = GraphEdits.ToChangeSet(request.Title ?? $"upgrade {request.Id} to {request.Target!.ToNormalizedString()}", needed);
        var now = changes.Files.OfType<FileChange.Modified>().ToDictionary(change => change.Path, StringComparer.Ordinal);
        foreach (var path in written.Union(now.Keys).ToArray())
        {
            var bytes = File.ReadAllBytes(path);
            scratch.Write(path, now.TryGetValue(path, out var change) ? FileText.Decode(bytes).Apply(change.Edits) : bytes);
            written.Add(path);
        }

        return changes;
    }
}
