using Grip.Automations.Upgrade.Graph;
using Grip.Automations.Upgrade.Registry;
using Grip.Home;
using Grip.Map.Loading.Packages;
using NuGet.Versioning;

namespace Grip.Automations.Upgrade.Bumping;

/// <summary>Raises what restore says has to be raised too, where that leaves one answer.</summary>
internal sealed class ConflictSolver(Bumper bumper, BuildFiles files, ScratchTree scratch, RestoreAnswer answer, PackageRegistry registry)
{
    /// <returns>True if something was raised or left out, so that restore has to be asked again.</returns>
    public async Task<bool> RaiseMoreAsync(CancellationToken cancellation)
    {
        var any = false;
        foreach (var needed in RestoreTroubles.Downgrades(answer.Messages).Where(needed => files.ItemsOf(needed.Id).Any()))
            any |= !IsRequested(needed.Id) && await bumper.RaiseAsync(needed.Id, needed.Version, needed.Why, cancellation);
        if (any)
            return true;
        if (KeepForDroppedFrameworks())
            return true;
        foreach (var limit in RestoreTroubles.Limits(answer.Messages).Where(limit => files.ItemsOf(limit.Holder).Any()))
            any |= await RaiseHolderAsync(limit.Holder, limit.HolderVersion, limit.Limited, limit.Resolved, "NU1608", cancellation);
        if (answer.Request.Target is not { } target)
            return any;
        foreach (var (package, holders) in RestoreTroubles.Conflicts(answer.Messages))
        foreach (var holder in holders.Where(holder => !IsRequested(holder) && files.ItemsOf(holder).Any()))
            any |= await RaiseHolderAsync(
                holder,
                VersionOf(holder),
                answer.Request.Id,
                target.ToNormalizedString(),
                $"NU1107 about {package}",
                cancellation
            );
        return any;
    }

    private bool IsRequested(string id) => id.Equals(answer.Request.Id, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where a framework that is dropped has a version of its own, that one stays.</summary>
    private bool KeepForDroppedFrameworks()
    {
        var frameworks = RestoreTroubles
            .Dropped(answer.Messages)
            .Where(message => message.IsError && IsRequested(message.Package))
            .SelectMany(message =>
                answer
                    .After.Units.Where(unit => AssetsFile.Messages(unit.Project.AssetsFile).Contains(message, MessageComparer.Instance))
                    .Select(unit => unit.TargetFramework)
                    .Where(name => message.Frameworks.IsEmpty || message.Frameworks.Any(graph => graph.Split('/')[0] == name))
            )
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var own = files
            .SpotsOf(answer.Request.Id)
            .Where(spot =>
                frameworks.Any(name =>
                    spot.Condition.Contains($"'{name}'", StringComparison.OrdinalIgnoreCase)
                    && !spot.Condition.Contains("!=", StringComparison.Ordinal)
                )
            )
            .ToArray();
        var others = files.SpotsOf(answer.Request.Id).Except(own).Any();
        if (own.Length == 0 || !others)
            return false;
        bumper.Exclude(own);
        bumper.Note(
            $"{string.Join(", ", frameworks.Order(StringComparer.Ordinal))} keeps {answer.Request.Id} {own[0].Text}: {answer.Request.Target} does not support it, and it has a version of its own"
        );
        return true;
    }

    /// <summary>The lowest version of a package with which the other one is accepted.</summary>
    private async Task<bool> RaiseHolderAsync(
        string holder,
        string version,
        string limited,
        string resolved,
        string code,
        CancellationToken cancellation
    )
    {
        if (!NuGetVersion.TryParse(version, out var current) || bumper.TargetOf(holder) > current)
            return false;
        var newer = SomeVersions.Of(
            (await registry.AskAsync(holder, cancellation)).All.Where(candidate => candidate > current && !candidate.IsPrerelease)
        );
        var framework = answer
            .After.Units.Where(unit => unit.Project.Packages.Any(line => line.Id.Equals(holder, StringComparison.OrdinalIgnoreCase)))
            .Select(unit => unit.TargetFramework)
            .FirstOrDefault(name => name.Length > 0);
        if (newer.IsEmpty || framework is null)
            return false;
        var answers = await new PackageProbe(bumper.Host, bumper.Home).AskAsync(
            [.. newer.Select(candidate => new ProbeQuestion(framework, [(holder, candidate.ToNormalizedString()), (limited, resolved)]))],
            scratch.Root,
            cancellation
        );
        var fits = newer.Zip(answers).Where(pair => pair.Second.Fits).Select(pair => pair.First).FirstOrDefault();
        return fits is not null
            && await bumper.RaiseAsync(
                holder,
                fits,
                $"{code}: {holder} {current} does not accept {limited} {resolved}; this is the lowest version that does",
                cancellation
            );
    }

    private string VersionOf(string id) =>
        answer
            .After.Units.SelectMany(unit => AssetsFile.Packages(unit.Project))
            .Where(package => package.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
            .Select(package => package.Version)
            .FirstOrDefault()
        ?? files.SpotsOf(id).Select(spot => spot.Text).FirstOrDefault()
        ?? "";

    private sealed class MessageComparer : IEqualityComparer<RestoreMessage>
    {
        public static MessageComparer Instance { get; } = new();

        public bool Equals(RestoreMessage? x, RestoreMessage? y) => x?.Code == y?.Code && x?.Message == y?.Message;

        public int GetHashCode(RestoreMessage message) => HashCode.Combine(message.Code, message.Message);
    }
}
