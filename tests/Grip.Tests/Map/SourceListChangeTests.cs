using System.Collections.Immutable;
using Grip.Home;
using Grip.Map.Loading;
using Grip.Map.Sdk;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Map;

/// <summary>C# files that come and go must give the same sources as a new evaluation, and where that is sure, without one.</summary>
public sealed class SourceListChangeTests
{
    private const string Plain = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
        </Project>
        """;

    private static readonly string Choosing = Plain.Replace(
        "</Project>",
        "  <ItemGroup><Compile Remove=\"Old/**\" /></ItemGroup>\n</Project>",
        StringComparison.Ordinal
    );

    [Fact]
    public async Task A_file_that_a_pattern_takes_or_loses_needs_no_evaluation()
    {
        using var folder = new TemporaryFolder();
        var work = await WriteAsync(folder, Plain);
        _ = await LoadAsync(folder, work, anew: false);

        await WriteAsync(work, "New/Deep/Added.cs");
        File.Delete(Path.Combine(work, "Inner", "B.cs"));
        var adapted = await LoadAsync(folder, work, anew: false);
        var again = await LoadAsync(folder, work, anew: false);
        var anew = await LoadAsync(folder, work, anew: true);

        Assert.True(adapted.FromCache);
        Assert.True(again.FromCache);
        Assert.Equal(SourcesOf(anew), SourcesOf(adapted));
        Assert.Equal(SourcesOf(anew), SourcesOf(again));
        Assert.Contains("Added.cs", SourcesOf(adapted));
        Assert.DoesNotContain("B.cs", SourcesOf(adapted));
    }

    [Fact]
    public async Task Where_a_project_chooses_its_files_the_build_system_is_asked()
    {
        using var folder = new TemporaryFolder();
        var work = await WriteAsync(folder, Choosing);
        _ = await LoadAsync(folder, work, anew: false);

        await WriteAsync(work, "Old/Left.cs");
        await WriteAsync(work, "Taken.cs");
        var loaded = await LoadAsync(folder, work, anew: false);

        Assert.False(loaded.FromCache);
        Assert.Contains("Taken.cs", SourcesOf(loaded));
        Assert.DoesNotContain("Left.cs", SourcesOf(loaded));
    }

    [Fact]
    public async Task A_file_in_a_folder_of_another_project_is_not_guessed()
    {
        using var folder = new TemporaryFolder();
        var work = await WriteAsync(folder, Plain);
        await File.WriteAllTextAsync(Path.Combine(work, "Inner", "Inner.fsproj"), Plain, TestContext.Current.CancellationToken);
        _ = await LoadAsync(folder, work, anew: false);

        await WriteAsync(work, "Inner/C.cs");
        var loaded = await LoadAsync(folder, work, anew: false);

        Assert.False(loaded.FromCache);
        Assert.Contains("C.cs", SourcesOf(loaded));
    }

    private static ImmutableArray<string> SourcesOf(LoadedSolution loaded) =>
        [
            .. loaded
                .Snapshot.Units.SelectMany(unit => loaded.Snapshot.SourcesOf(unit))
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
        ];

    private static async Task<string> WriteAsync(TemporaryFolder folder, string project)
    {
        var work = folder.Combine("work");
        Directory.CreateDirectory(work);
        await File.WriteAllTextAsync(Path.Combine(work, "P.csproj"), project, TestContext.Current.CancellationToken);
        await WriteAsync(work, "A.cs");
        await WriteAsync(work, "Inner/B.cs");
        await Restored.IntoAsync(work, TestContext.Current.CancellationToken);
        return work;
    }

    private static async Task WriteAsync(string work, string path)
    {
        var full = Path.Combine(work, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var name = Path.GetFileNameWithoutExtension(path);
        await File.WriteAllTextAsync(full, $"public class {name} {{ }}\n", TestContext.Current.CancellationToken);
    }

    private static Task<LoadedSolution> LoadAsync(TemporaryFolder folder, string work, bool anew)
    {
        var host = DotnetHost.Locate(Environment.GetEnvironmentVariable);
        var home = HomeFolder.Locate(name => name == "GRIP_HOME" ? folder.Combine("home") : null);
        var options = new LoadOptions(MayRestore: false, IgnoreCache: anew);
        return new SolutionLoader(host, home).LoadAsync(work, options, _ => { }, TestContext.Current.CancellationToken);
    }
}
