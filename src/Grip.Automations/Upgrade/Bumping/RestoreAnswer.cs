using System.Collections.Immutable;
using Grip.Automations.Upgrade.Graph;
using Grip.Automations.Upgrade.Registry;
using Grip.Core;
using Grip.Map.CSharp;
using Grip.Map.Loading;
using Grip.Map.Loading.Packages;
using NuGet.Versioning;

namespace Grip.Automations.Upgrade.Bumping;

/// <summary>What restore said about the raised versions, without what it said before already.</summary>
internal sealed class RestoreAnswer
{
    private readonly LoadedSolution after;
    private readonly BumpRequest request;

    public RestoreAnswer(LoadedSolution before, LoadedSolution after, BumpRequest request)
    {
        (this.after, this.request) = (after, request);
        var old = Of(before).Select(Identity).ToHashSet();
        Messages = [.. Of(after).Where(message => !old.Contains(Identity(message)))];
    }

    public ImmutableArray<RestoreMessage> Messages { get; }

    public SolutionSnapshot After => after.Snapshot;

    public BumpRequest Request => request;

    /// <summary>What does not stop the upgrade, as sentences.</summary>
    public ImmutableArray<string> Warnings =>
        [
            .. Messages
                .Where(message => !message.IsError && !message.Code.StartsWith("NU19", StringComparison.Ordinal))
                .Select(message => $"{message.Code}: {FirstLine(message.Message)}")
                .Distinct()
                .Take(10),
        ];

    /// <exception cref="GripException">A source did not answer; exit code 54.</exception>
    public void RefuseUnreachable()
    {
        var lost = RestoreTroubles.Unreachable(Messages);
        var stopped = after.Notes.Where(note => note.Contains("did not end within", StringComparison.Ordinal)).ToArray();
        if (lost.IsEmpty && stopped.Length == 0)
            return;
        throw new GripException(
            ExitCode.ToolFailure,
            "A package source failed while the new versions were restored. Nothing was changed.",
            "Try again when it answers; 'dotnet nuget list source' shows the sources.",
            [.. lost.Select(message => FirstLine(message.Message)).Concat(stopped).Distinct()]
        );
    }

    /// <exception cref="GripException">Restore does not accept the versions, with what would be possible; exit code 1.</exception>
    public async Task RefuseTroublesAsync(PackageRegistry registry, PackageProbe probe, string folder, CancellationToken cancellation)
    {
        if (RestoreTroubles.NotFound(Messages) is [var missing, ..])
            throw await NotFoundAsync(missing, registry, cancellation);
        if (RestoreTroubles.Dropped(Messages) is [_, ..] dropped && dropped.Any(message => message.IsError))
            throw await new DroppedFramework(this, registry, probe).ExplainAsync(dropped, folder, cancellation);
        var rest = Messages.Where(message => message.IsError || message.Code is "NU1605" or "NU1107").ToArray();
        if (rest.Length > 0)
            throw new GripException(
                ExitCode.Refused,
                $"{request.Name} does not go together with the other packages. Nothing was changed.",
                "Raise the packages named here as well, or choose another version.",
                [.. rest.Select(message => $"{message.Code}: {Indented(message.Message)}").Distinct()]
            );
    }

    /// <exception cref="GripException">A project still gets a lower version than it should.</exception>
    public void RefuseOthersVersions(BuildFiles files, IReadOnlyDictionary<string, NuGetVersion> targets)
    {
        if (!targets.TryGetValue(request.Id, out var target))
            return;
        var left = (
            from unit in After.Units
            where unit.Project.Packages.Any(line => line.Id.Equals(request.Id, StringComparison.OrdinalIgnoreCase))
            from package in AssetsFile.Packages(unit.Project)
            where package.Id.Equals(request.Id, StringComparison.OrdinalIgnoreCase)
            where NuGetVersion.TryParse(package.Version, out var version) && version < target
            select $"{unit} resolves {package.Id} {package.Version}"
        ).ToArray();
        var kept = files.SpotsOf(request.Id).Any(spot => spot.Condition.Length > 0);
        if (left.Length == 0 || kept)
            return;
        throw new GripException(
            ExitCode.Refused,
            $"{request.Id} cannot be raised to {target} everywhere. Nothing was changed.",
            "Its version is written in another way there: set it by hand, then run 'grip fix'.",
            [.. left, .. files.SpotsOf(request.Id).Select(spot => $"{spot.File.Path}: {spot.Text}")]
        );
    }

    private async Task<GripException> NotFoundAsync(RestoreMessage missing, PackageRegistry registry, CancellationToken cancellation)
    {
        var id = missing.Package;
        var versions = id.Length > 0 ? (await registry.AskAsync(id, cancellation)).All : [];
        return new GripException(
            ExitCode.Refused,
            $"{request.Name} would need {(id.Length > 0 ? id : "a package")} in a version that no source has. Nothing was changed.",
            versions.IsEmpty ? "Choose another version." : $"Of {id} these exist: {PackageRegistry.Listed(versions)}.",
            [$"{missing.Code}: {Indented(missing.Message)}"]
        );
    }

    private static IEnumerable<RestoreMessage> Of(LoadedSolution loaded) =>
        loaded
            .Snapshot.Units.Select(unit => unit.Project.AssetsFile)
            .Where(path => path.Length > 0)
            .Distinct()
            .SelectMany(path => AssetsFile.Messages(path));

    private static (string, string, string) Identity(RestoreMessage message) => (message.Code, message.Package, FirstLine(message.Message));

    internal static string FirstLine(string text) => text.Split('\n')[0].Trim();

    private static string Indented(string text) => text.Trim().Replace("\n", "\n    ", StringComparison.Ordinal);
}
