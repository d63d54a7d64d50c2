using System.Runtime.CompilerServices;
using Grip.Core.Changes;
using Grip.Core.Checks;
using Grip.Core.Text;
using Grip.Home;
using Grip.Map.Checks;
using Grip.Map.Loading;
using Grip.Map.Sdk;
using Grip.Tests.ScenarioFrame;

namespace Grip.Tests.Checks;

/// <summary>What generators make of a change counts, in the project and in those that reference it.</summary>
public sealed class GeneratorTests : IDisposable
{
    private const string Generator = """
        using System.Linq;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.CSharp.Syntax;

        [Generator]
        public sealed class Twins : IIncrementalGenerator
        {
            public void Initialize(IncrementalGeneratorInitializationContext context)
            {
                var classes = context.SyntaxProvider.CreateSyntaxProvider(
                    (node, _) => node is ClassDeclarationSyntax type && type.Identifier.ValueText.EndsWith("Source"),
                    (found, _) => ((ClassDeclarationSyntax)found.Node).Identifier.ValueText.Replace("Source", "Twin"));
                context.RegisterSourceOutput(classes, (output, name) => Make(output, name));
                var lines = context.AdditionalTextsProvider.SelectMany((text, _) => text.GetText().ToString().Split('\n').Where(line => line.Length > 0));
                context.RegisterSourceOutput(lines, (output, name) => Make(output, name));
            }

            private static void Make(SourceProductionContext output, string name) =>
                output.AddSource(name + ".g.cs", $"public static class {name} {{ public static int One() => 1; }}");
        }
        """;

    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            ITEMS
          </ItemGroup>
        </Project>
        """;

    private const string Order = "public class OrderSource\n{\n    public int Size => OrderTwin.One();\n}\n";
    private const string Use = "public static class Use\n{\n    public static int Sum() => OrderTwin.One() + Apple.One();\n}\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_change_is_judged_with_what_generators_make_of_it()
    {
        await WriteAsync(
            "Made/Made.csproj",
            Project.Replace(
                "ITEMS",
                """<Analyzer Include="../Twins.dll" /><AdditionalFiles Include="Names.txt" />""",
                StringComparison.Ordinal
            )
        );
        await WriteAsync("Made/Names.txt", "Apple\nPear\n");
        await WriteAsync("Made/Order.cs", Order);
        await WriteAsync(
            "Using/Using.csproj",
            Project.Replace("ITEMS", """<ProjectReference Include="../Made/Made.csproj" />""", StringComparison.Ordinal)
        );
        await WriteAsync("Using/Use.cs", Use);
        BuiltAnalyzer.Write(_folder.Combine("Twins.dll"), Generator);

        var verdicts = await JudgeAsync([
            [Replace("Made/Order.cs", Order, "OrderSource", "SaleSource"), Replace("Made/Order.cs", Order, "OrderTwin", "SaleTwin")],
            [Replace("Made/Order.cs", Order, "Size", "Length")],
            [Replace("Made/Names.txt", "Apple\nPear\n", "Apple\n", "")],
            [Replace("Made/Names.txt", "Apple\nPear\n", "Pear", "Plum")],
            [Replace("Made/Names.txt", "Apple\nPear\n", "Pear", "Plum"), Replace("Using/Use.cs", Use, "Apple", "Plum")],
            [Replace("Made/Names.txt", "Apple\nPear\n", "Pear", "Not a name")],
        ]);

        Assert.Equal(
            ["CS0103 Use.cs", "", "CS0103 Use.cs", "", "", "CS0246 Not a name.g.cs"],
            verdicts.Select(verdict => verdict.Passes ? "" : $"{verdict.Introduced[0].Id} {Path.GetFileName(verdict.Introduced[0].Path)}")
        );
    }

    private async Task WriteAsync(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.Combine(path))!);
        await File.WriteAllTextAsync(_folder.Combine(path), text, TestContext.Current.CancellationToken);
    }

    private (string Path, TextEdit Edit) Replace(string path, string text, string old, string now) =>
        (_folder.Combine(path), new TextEdit(text.IndexOf(old, StringComparison.Ordinal), old.Length, now));

    // Not inlined: the compiler's types may be mentioned only after they can be found.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<List<Verdict>> JudgeAsync((string Path, TextEdit Edit)[][] changes)
    {
        var home = HomeFolder.Locate(name => name == "GRIP_HOME" ? _folder.Combine("home") : null);
        var loaded = await new SolutionLoader(DotnetHost.Locate(Environment.GetEnvironmentVariable), home).LoadAsync(
            _folder.Path,
            new LoadOptions(MayRestore: true, IgnoreCache: false),
            _ => { },
            TestContext.Current.CancellationToken
        );
        var check = new SemanticCheck(loaded.Snapshot, null, CheckLevel.Affected, []);
        var verdicts = new List<Verdict>();
        foreach (var change in changes)
            verdicts.Add(
                await check.JudgeAsync(
                    new ChangeSet(
                        "x",
                        [
                            .. change
                                .GroupBy(edit => edit.Path)
                                .Select(group => new FileChange.Modified(
                                    group.Key,
                                    ContentHash.Of(File.ReadAllBytes(group.Key)),
                                    TextEdits.Normalize(group.Select(edit => edit.Edit))
                                )),
                        ]
                    ),
                    TestContext.Current.CancellationToken
                )
            );
        return verdicts;
    }
}
