using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Grip.Tests.ScenarioFrame;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Tests.House;

public sealed partial class PowersTests
{
    /// <summary>Of the first statement in the file that <see cref="WriteProjectAsync"/> writes.</summary>
    private const int FirstLine = 7;

    private static readonly ImmutableArray<(string Statement, string Ban)> Violations =
    [
        ("System.IO.File.WriteAllText(\"a\", \"b\");", "BannedSymbols.Writes.txt"),
        ("System.IO.RandomAccess.SetLength(null!, 0);", "BannedSymbols.Writes.txt"),
        ("_ = new System.IO.FileStream(\"a\", new System.IO.FileStreamOptions());", "BannedSymbols.Writes.txt"),
        ("_ = System.IO.Directory.CreateSymbolicLink(\"a\", \"b\");", "BannedSymbols.Writes.txt"),
        ("System.IO.File.SetLastWriteTimeUtc(\"a\", default(System.DateTime));", "BannedSymbols.Writes.txt"),
        ("new System.IO.DirectoryInfo(\"a\").Delete(true);", "BannedSymbols.Writes.txt"),
        ("System.IO.Compression.ZipFile.ExtractToDirectory(\"a\", \"b\");", "BannedSymbols.Writes.txt"),
        ("System.Diagnostics.Process.Start(\"a\");", "BannedSymbols.Processes.txt"),
        ("System.Console.WriteLine();", "BannedSymbols.Console.txt"),
        ("_ = System.DateTime.UtcNow;", "BannedSymbols.Clock.txt"),
        ("_ = new System.Net.Http.HttpClient();", "BannedSymbols.Network.txt"),
    ];

    [Fact]
    public async Task A_power_that_an_assembly_does_not_have_fails_its_build()
    {
        using var folder = new TemporaryFolder();
        await WriteProjectAsync(folder);

        var build = await GripRun.ProcessAsync(
            "dotnet",
            ["build", folder.Combine("src", "Violation"), "-nodeReuse:false", "-tl:off", "-noAutoResponse"],
            folder.Path,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["MSBUILDDISABLENODEREUSE"] = "1" },
            "",
            TestContext.Current.CancellationToken
        );

        Assert.True(build.ExitCode == 1, build.Output);
        Assert.Equal(
            Directory
                .EnumerateFiles(Path.Combine(SourceFolder.Repository, "build", "powers"))
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
            Violations.Select(violation => violation.Ban).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            Enumerable.Range(FirstLine, Violations.Length),
            BannedCall().Matches(build.Output).Select(match => int.Parse(match.Groups["line"].ValueSpan)).Distinct().Order()
        );
    }

    [Fact]
    public void Every_ban_names_something_that_exists()
    {
        var framework = CSharpCompilation.Create(
            "bans",
            references: ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                .Split(Path.PathSeparator)
                .Select(path => MetadataReference.CreateFromFile(path))
        );

        Assert.Equal(
            [],
            Directory
                .EnumerateFiles(Path.Combine(SourceFolder.Repository, "build", "powers"))
                .SelectMany(File.ReadLines)
                .Select(line => line.Split(';')[0])
                .Where(id => DocumentationCommentId.GetSymbolsForDeclarationId(id, framework).IsEmpty)
        );
    }

    [Fact]
    public void Each_assembly_has_just_the_powers_of_the_design()
    {
        var powers = Directory
            .EnumerateFiles(Path.Combine(SourceFolder.Repository, "src"), "*.csproj", SearchOption.AllDirectories)
            .ToDictionary(
                path => Path.GetFileNameWithoutExtension(path),
                path => XDocument.Load(path).Descendants("GripPowers").SingleOrDefault()?.Value,
                StringComparer.Ordinal
            );

        Assert.Equal(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Grip"] = "console",
                ["Grip.Automations"] = "none",
                ["Grip.Core"] = "none",
                ["Grip.Gate"] = "writes",
                ["Grip.Home"] = "writes",
                ["Grip.Map"] = "none",
                ["Grip.Terminal"] = "processes",
            },
            powers
        );
    }

    /// <summary>A tiny repository beside ours in every way that matters: the same props, targets, bans and package versions.</summary>
    private static async Task WriteProjectAsync(TemporaryFolder folder)
    {
        foreach (
            var file in new[]
            {
                "Directory.Build.props",
                "Directory.Packages.props",
                "global.json",
                ".editorconfig",
                "src/Directory.Build.props",
                "src/Directory.Build.targets",
            }.Concat(Directory.EnumerateFiles(Path.Combine(SourceFolder.Repository, "build", "powers")))
        )
        {
            var source = Path.Combine(SourceFolder.Repository, file);
            var target = folder.Combine(Path.GetRelativePath(SourceFolder.Repository, source));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(source, target);
        }

        Directory.CreateDirectory(folder.Combine("src", "Violation"));
        await File.WriteAllTextAsync(
            folder.Combine("src", "Violation", "Violation.csproj"),
            """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><GripPowers>none</GripPowers></PropertyGroup></Project>"""
        );
        await File.WriteAllTextAsync(
            folder.Combine("src", "Violation", "Violation.cs"),
            $"namespace Violation;\n\ninternal static class Bad\n{{\n    public static void Do()\n    {{\n{string.Join('\n', Violations.Select(violation => violation.Statement))}\n    }}\n}}\n"
        );
    }

    [GeneratedRegex(@"Violation\.cs\((?<line>[0-9]+),[0-9]+\): error RS0030", RegexOptions.ExplicitCapture)]
    private static partial Regex BannedCall();
}
