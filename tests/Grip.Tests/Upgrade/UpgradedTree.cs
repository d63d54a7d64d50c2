using System.Text.Json;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Upgrade;

/// <summary>A consumer of packages of a folder feed, in a workspace of its own; grip is run on it as from the command line.</summary>
internal sealed class UpgradedTree : IDisposable
{
    public const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Acme.Mail" Version="1.0.0" />
          </ItemGroup>
        </Project>

        """;

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> environment;

    public UpgradedTree(string? source = null)
    {
        Feed = new FolderFeed(folder.Combine("feed"));
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Feed.Folder);
        environment = new(StringComparer.Ordinal) { ["GRIP_HOME"] = folder.Combine("home") };
        Source(source ?? Feed.Folder);
    }

    public FolderFeed Feed { get; }

    public string Root => folder.Combine("work");

    public string this[string path]
    {
        get => File.ReadAllText(Path.Combine(Root, path));
        set
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, path))!);
            File.WriteAllText(Path.Combine(Root, path), value);
        }
    }

    /// <summary>From now on packages come from there alone. What is unpacked stays.</summary>
    public void Source(string source) =>
        File.WriteAllText(
            folder.Combine("nuget.config"),
            $"""
            <configuration>
              <packageSources><clear /><add key="acme" value="{source}" allowInsecureConnections="true" /></packageSources>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
              <config>
                <add key="globalPackagesFolder" value="{folder.Combine("packages")}" />
              </config>
            </configuration>
            """
        );

    public async Task<GripAnswer> GripAsync(params string[] arguments) =>
        await GripRun.HereAsync(arguments, Root, environment, "", TestContext.Current.CancellationToken);

    /// <summary>The answer as JSON, with what it came with on standard error.</summary>
    public async Task<(int ExitCode, JsonElement Json, string Error)> JsonAsync(params string[] arguments)
    {
        var answer = await GripAsync([.. arguments, "--json"]);
        Assert.True(answer.Output.Length > 0, answer.Error);
        using var document = JsonDocument.Parse(answer.Output);
        return (answer.ExitCode, document.RootElement.Clone(), answer.Error);
    }

    /// <summary>All files that are not made by a build, by path.</summary>
    public SortedDictionary<string, string> Files() =>
        new(
            Directory
                .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
                .Where(path => !path.Split('/').Any(part => part is "obj" or "bin"))
                .ToDictionary(path => path, path => this[path], StringComparer.Ordinal),
            StringComparer.Ordinal
        );

    public IReadOnlyDictionary<string, string> Environment => environment;

    public void Dispose() => folder.Dispose();
}
