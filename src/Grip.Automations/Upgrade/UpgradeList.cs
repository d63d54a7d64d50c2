using System.Collections.Immutable;
using Grip.Automations.Repair;
using Grip.Automations.Upgrade.Bumping;
using Grip.Automations.Upgrade.Registry;
using Grip.Core;
using Grip.Home;
using Grip.Map.Loading;
using Grip.Map.Sdk;
using Grip.Terminal.Dotnet;
using NuGet.Versioning;

namespace Grip.Automations.Upgrade;

/// <summary>What could be upgraded, and what each upgrade would break.</summary>
/// <param name="root">The workspace.</param>
public sealed class UpgradeList(DotnetHost host, HomeFolder home, string root, Action<string> progress)
{
    /// <param name="tryEach">Raise each package in a copy of the tree and count what that breaks.</param>
    /// <exception cref="GripException">No package source answers; exit code 54.</exception>
    public async Task<OutdatedPackages> AskAsync(LoadedSolution solution, bool prerelease, bool tryEach, CancellationToken cancellation)
    {
        progress("asking the package sources");
        var paths = solution.Target.Solution is { } path ? [path] : solution.Target.Projects;
        var answers = new Dictionary<PackageQuestion, PackageReport>();
        foreach (var question in Enum.GetValues<PackageQuestion>())
            answers[question] = await AskAsync(paths, question, prerelease, cancellation);
        if (answers[PackageQuestion.Outdated] is { Failure: { } failure, Packages.IsEmpty: true })
            throw new GripException(
                ExitCode.ToolFailure,
                "The package sources could not be asked what is outdated.",
                "Check the network and the sources ('dotnet nuget list source'), and try again.",
                [failure]
            );
        var packages = Merge(answers);
        if (tryEach)
            packages = await TryEachAsync(packages, solution, prerelease, cancellation);
        return new OutdatedPackages(
            packages,
            [
                .. answers
                    .Where(answer => answer.Value.Failure is not null)
                    .Select(answer => $"What is {answer.Key.ToString().ToLowerInvariant()} is not known in full: {answer.Value.Failure}"),
            ]
        );
    }

    private async Task<PackageReport> AskAsync(
        ImmutableArray<string> paths,
        PackageQuestion question,
        bool prerelease,
        CancellationToken cancellation
    )
    {
        var (packages, failure) = (ImmutableArray.CreateBuilder<ReportedPackage>(), (string?)null);
        foreach (var path in paths)
        {
            var report = await PackageReports.AskAsync(host.Executable, path, question, prerelease, cancellation);
            packages.AddRange(report.Packages);
            failure ??= report.Failure;
        }

        return new PackageReport(packages.ToImmutable(), failure);
    }

    private static ImmutableArray<OutdatedPackage> Merge(IReadOnlyDictionary<PackageQuestion, PackageReport> answers)
    {
        var all = answers.SelectMany(answer => answer.Value.Packages.Select(package => (Question: answer.Key, Package: package)));
        return
        [
            .. all.GroupBy(pair => pair.Package.Id, StringComparer.OrdinalIgnoreCase)
                .Select(group => Merge(group.First().Package.Id, [.. group]))
                .Where(package => package.Latest.Length > 0 || !package.Deprecated.IsEmpty || !package.Vulnerable.IsEmpty)
                .OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static OutdatedPackage Merge(string id, ImmutableArray<(PackageQuestion Question, ReportedPackage Package)> said)
    {
        var current = Versions(said, package => package.Resolved).Min();
        var latest = Versions(said, package => package.Latest).Max();
        var newer = current is not null && latest > current;
        return new OutdatedPackage(
            id,
            current?.ToNormalizedString() ?? "",
            newer ? latest!.ToNormalizedString() : "",
            newer ? Step(current!, latest!) : "",
            [.. said.Select(pair => Path.GetFileNameWithoutExtension(pair.Package.Project)).Distinct().Order(StringComparer.Ordinal)],
            Remarks(said, PackageQuestion.Deprecated),
            Remarks(said, PackageQuestion.Vulnerable)
        );
    }

    private static IEnumerable<NuGetVersion> Versions(
        ImmutableArray<(PackageQuestion Question, ReportedPackage Package)> said,
        Func<ReportedPackage, string> which
    ) => said.Select(pair => NuGetVersion.TryParse(which(pair.Package), out var version) ? version : null).OfType<NuGetVersion>();

    private static ImmutableArray<string> Remarks(
        ImmutableArray<(PackageQuestion Question, ReportedPackage Package)> said,
        PackageQuestion question
    ) => [.. said.Where(pair => pair.Question == question).SelectMany(pair => pair.Package.Remarks).Distinct()];

    private static string Step(NuGetVersion from, NuGetVersion to) =>
        to.IsPrerelease ? "prerelease"
        : to.Major != from.Major ? "major"
        : to.Minor != from.Minor ? "minor"
        : "patch";

    private async Task<ImmutableArray<OutdatedPackage>> TryEachAsync(
        ImmutableArray<OutdatedPackage> packages,
        LoadedSolution solution,
        bool prerelease,
        CancellationToken cancellation
    )
    {
        var registry = new PackageRegistry(host.Executable, root, prerelease);
        var result = ImmutableArray.CreateBuilder<OutdatedPackage>();
        foreach (var package in packages)
        {
            if (package.Latest.Length == 0)
            {
                result.Add(package);
                continue;
            }

            progress($"trying {package.Id} {package.Latest}");
            try
            {
                using var bump = await new Bumper(host, home, solution, root, registry, progress).BumpAsync(
                    new BumpRequest(package.Id, NuGetVersion.Parse(package.Latest)),
                    cancellation
                );
                var breaks = RepairRun.Run(
                    solution.Snapshot,
                    bump.Bumped.After,
                    new RepairOptions(package.Id, TimeSpan.Zero, []),
                    progress,
                    cancellation
                );
                result.Add(
                    package with
                    {
                        Errors = breaks.ErrorsBefore,
                        Symbols = [.. breaks.Open.OrderByDescending(cluster => cluster.Errors.Length).Select(cluster => cluster.Symbol)],
                    }
                );
            }
            catch (GripException obstacle) when (obstacle.ExitCode is ExitCode.Refused or ExitCode.Usage)
            {
                result.Add(package with { Obstacle = $"{obstacle.Message} {string.Join("; ", obstacle.Places)}".Trim() });
            }
        }

        return result.ToImmutable();
    }
}
