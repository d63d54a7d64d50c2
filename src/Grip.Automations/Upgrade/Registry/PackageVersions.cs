using System.Collections.Immutable;
using NuGet.Versioning;

namespace Grip.Automations.Upgrade.Registry;

/// <summary>The versions of one package that the user's sources offer.</summary>
/// <param name="Id">As the source spells it.</param>
/// <param name="All">Ascending; without pre-releases unless they were asked for.</param>
/// <param name="Unreachable">Sources that did not answer, as sentences.</param>
internal sealed record PackageVersions(string Id, ImmutableArray<NuGetVersion> All, ImmutableArray<string> Unreachable)
{
    public NuGetVersion? Newest => All.LastOrDefault(version => !version.IsPrerelease) ?? All.LastOrDefault();

    /// <summary>The newest by the request's own measure: of a part ("11", "11.2") the newest that begins so; a whole version itself.</summary>
    public NuGetVersion? Find(string wanted, bool prerelease)
    {
        var text = wanted.TrimStart('v', 'V').TrimEnd('*').TrimEnd('.');
        if (text.Length == 0 || text is "latest")
            return prerelease ? All.LastOrDefault() : Newest;
        if (!NuGetVersion.TryParse(text, out var version))
            return null;
        var parts = text.Split('.').Length;
        if (version.IsPrerelease || parts >= 3)
            return All.FirstOrDefault(candidate => candidate == version);
        var beginning = All.Where(candidate => candidate.Major == version.Major && (parts < 2 || candidate.Minor == version.Minor))
            .ToArray();
        return beginning.LastOrDefault(candidate => prerelease || !candidate.IsPrerelease);
    }
}
