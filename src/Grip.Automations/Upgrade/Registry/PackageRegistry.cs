using System.Collections.Concurrent;
using System.Collections.Immutable;
using Grip.Core;
using Grip.Terminal.Dotnet;
using NuGet.Versioning;

namespace Grip.Automations.Upgrade.Registry;

/// <summary>What the user's package sources offer; each package is asked for once.</summary>
/// <param name="dotnet">The dotnet program.</param>
/// <param name="folder">Where the NuGet configuration is looked for.</param>
/// <param name="prerelease">Pre-releases count.</param>
internal sealed class PackageRegistry(string dotnet, string folder, bool prerelease)
{
    private readonly ConcurrentDictionary<string, Task<PackageVersions>> known = new(StringComparer.OrdinalIgnoreCase);

    public bool WithPrereleases => prerelease;

    /// <summary>What is known of a package; nothing is refused here.</summary>
    public Task<PackageVersions> AskAsync(string id, CancellationToken cancellation) =>
        known.GetOrAdd(id, static (key, state) => state.Self.ReadAsync(key, state.Cancellation), (Self: this, Cancellation: cancellation));

    /// <summary>The versions of a package that has some.</summary>
    /// <exception cref="GripException">No source has it (exit code 2), or those that might did not answer (exit code 54).</exception>
    public async Task<PackageVersions> RequireAsync(string id, CancellationToken cancellation)
    {
        var package = await AskAsync(id, cancellation);
        if (!package.All.IsEmpty)
            return package;
        if (!package.Unreachable.IsEmpty)
            throw new GripException(
                ExitCode.ToolFailure,
                $"Which versions of {id} there are is not known: a package source did not answer. Nothing was changed.",
                "Check the network and the sources ('dotnet nuget list source'), and try again.",
                package.Unreachable
            );
        if (
            !prerelease
            && await new PackageRegistry(dotnet, folder, prerelease: true).AskAsync(id, cancellation) is { All: [.., var newest] }
        )
            throw new GripException(
                ExitCode.Usage,
                $"{id} has pre-releases only; the newest is {newest}.",
                "Give --prerelease if you want one."
            );
        throw new GripException(
            ExitCode.Usage,
            $"No package source has a package '{id}': all answered, none knows it.",
            "Check the name and the sources ('dotnet nuget list source')."
        );
    }

    /// <summary>The version that a request means.</summary>
    /// <param name="wanted">As in "11", "11.2.0", "latest"; null for the newest.</param>
    /// <exception cref="GripException">There is no such version; the answer names those that there are.</exception>
    public async Task<NuGetVersion> ResolveAsync(string id, string? wanted, CancellationToken cancellation)
    {
        var package = await RequireAsync(id, cancellation);
        // Who names a pre-release wants it.
        if (wanted is not null && wanted.Contains('-', StringComparison.Ordinal) && !prerelease)
            package = await new PackageRegistry(dotnet, folder, prerelease: true).RequireAsync(id, cancellation);
        if (package.Find(wanted ?? "latest", prerelease) is { } version)
            return version;
        throw new GripException(
            ExitCode.Usage,
            $"{package.Id} has no version '{wanted}'.",
            $"These exist: {Listed(package.All)}."
                + (package.Unreachable.IsEmpty ? "" : $" A source did not answer: {package.Unreachable[0]}")
        );
    }

    /// <summary>The newest first, and how many more.</summary>
    internal static string Listed(ImmutableArray<NuGetVersion> versions)
    {
        var newest = versions.Reverse().Take(12).Select(version => version.ToNormalizedString());
        return string.Join(", ", newest) + (versions.Length > 12 ? $" and {versions.Length - 12} older ones" : "");
    }

    private async Task<PackageVersions> ReadAsync(string id, CancellationToken cancellation)
    {
        var found = await PackageSearch.FindAsync(dotnet, folder, id, prerelease, cancellation);
        return new PackageVersions(
            found.Id,
            [
                .. found
                    .Versions.Select(text => NuGetVersion.TryParse(text, out var version) ? version : null)
                    .OfType<NuGetVersion>()
                    .Distinct()
                    .Order(),
            ],
            found.Unreachable
        );
    }
}
