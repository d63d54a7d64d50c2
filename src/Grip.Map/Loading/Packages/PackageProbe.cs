using System.Collections.Immutable;
using Grip.Home;
using Grip.Map.Sdk;

namespace Grip.Map.Loading.Packages;

/// <param name="TargetFramework">As in "net8.0".</param>
/// <param name="Packages">What one project would reference, with exact versions.</param>
public sealed record ProbeQuestion(string TargetFramework, ImmutableArray<(string Id, string Version)> Packages);

/// <param name="Messages">What restore complains about; empty if the packages go together in that framework.</param>
public sealed record ProbeAnswer(ProbeQuestion Question, ImmutableArray<RestoreMessage> Messages)
{
    public bool Fits => !Messages.Any(message => message.IsError || message.Code is "NU1605" or "NU1608" or "NU1701" or "NU1603");
}

/// <summary>Asks restore which packages go together: one throw-away project for each question, all in one run.</summary>
public sealed class PackageProbe(DotnetHost host, HomeFolder home)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <param name="folder">A folder of Grip's own below the copy of the user's tree, so that its NuGet configuration counts.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the process has been ended.</exception>
    public async Task<ImmutableArray<ProbeAnswer>> AskAsync(
        ImmutableArray<ProbeQuestion> questions,
        string folder,
        CancellationToken cancellation
    )
    {
        var place = OwnFiles.CreateRunFolder(folder);
        // Nothing of the user's build but its package sources.
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            OwnFiles.Write(place, name, "<Project />");
        var projects = questions
            .Select((question, i) => OwnFiles.Write(Path.Combine(place, $"{i}"), $"probe{i}.csproj", Project(question)))
            .ToImmutableArray();
        var msbuild = new MsbuildRunner(host, home.CacheFor(folder));
        await msbuild.RestoreEachAsync(projects, place, place, Limit, cancellation);
        var answers = questions
            .Select((question, i) => new ProbeAnswer(question, Read(Path.Combine(place, $"{i}", "obj", "project.assets.json"))))
            .ToImmutableArray();
        OwnFiles.Delete(place);
        OwnFiles.Delete(home.CacheFor(folder));
        return answers;
    }

    private static ImmutableArray<RestoreMessage> Read(string assets) =>
        File.Exists(assets)
            ? AssetsFile.Messages(assets)
            : [new RestoreMessage("NU1000", IsError: true, "Restore gave no answer.", "", [])];

    private static string Project(ProbeQuestion question) =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{question.TargetFramework}</TargetFramework>
                <EnableWindowsTargeting>true</EnableWindowsTargeting>
                <NuGetAudit>false</NuGetAudit>
                <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
                <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
              </PropertyGroup>
              <ItemGroup>
            {string.Join(
                '\n',
                question.Packages.Select(package => $"    <PackageReference Include=\"{package.Id}\" Version=\"[{package.Version}]\" />")
            )}
              </ItemGroup>
            </Project>
            """;
}
