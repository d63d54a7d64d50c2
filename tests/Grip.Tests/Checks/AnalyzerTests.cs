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

/// <summary>Analyzers of the user's project: one that fails, and one that takes a warning back.</summary>
public sealed class AnalyzerTests : IDisposable
{
    private const string Source = "namespace Sample;\n\npublic static class A\n{\n    public static int One() => 1;\n}\n";

    private const string Analyzers = """
        using System;
        using System.Collections.Immutable;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.Diagnostics;

        [DiagnosticAnalyzer(LanguageNames.CSharp)]
        public sealed class Fails : DiagnosticAnalyzer
        {
            private static readonly DiagnosticDescriptor Rule = new("ODD1", "odd", "odd", "odd", DiagnosticSeverity.Error, true);
            public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);
            public override void Initialize(AnalysisContext context) => context.RegisterSyntaxTreeAction(_ => throw new InvalidOperationException("out of order"));
        }

        [DiagnosticAnalyzer(LanguageNames.CSharp)]
        public sealed class TakesBack : DiagnosticSuppressor
        {
            private static readonly SuppressionDescriptor Rule = new("ODD2", "CS0219", "fine here");
            public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => ImmutableArray.Create(Rule);
            public override void ReportSuppressions(SuppressionAnalysisContext context)
            {
                foreach (var diagnostic in context.ReportedDiagnostics)
                    context.ReportSuppression(Suppression.Create(Rule, diagnostic));
            }
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_analyzer_that_fails_is_a_weakness_and_a_suppressor_is_heard()
    {
        await File.WriteAllTextAsync(_folder.Combine("A.cs"), Source, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            _folder.Combine("Sample.csproj"),
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <Analyzer Include="Odd.dll" />
              </ItemGroup>
            </Project>
            """,
            TestContext.Current.CancellationToken
        );
        BuiltAnalyzer.Write(_folder.Combine("Odd.dll"), Analyzers);

        var suppressed = await JudgeAsync("int unused = 1; return 1;");
        var broken = await JudgeAsync("int never; return 1;");

        Assert.True(suppressed.Passes, string.Join("\n", suppressed.Introduced));
        Assert.Equal(["The analyzer Fails failed, so that it was not heard: out of order"], suppressed.Weaknesses);
        Assert.Equal(["CS0168"], broken.Introduced.Select(diagnostic => diagnostic.Id));
    }

    // Not inlined: the compiler's types may be mentioned only after they can be found.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<Verdict> JudgeAsync(string body)
    {
        var home = HomeFolder.Locate(name => name == "GRIP_HOME" ? _folder.Combine("home") : null);
        var loaded = await new SolutionLoader(DotnetHost.Locate(Environment.GetEnvironmentVariable), home).LoadAsync(
            _folder.Combine("Sample.csproj"),
            new LoadOptions(MayRestore: true, IgnoreCache: false),
            _ => { },
            TestContext.Current.CancellationToken
        );
        var path = _folder.Combine("A.cs");
        var at = Source.IndexOf("=> 1;", StringComparison.Ordinal);
        return await new SemanticCheck(loaded.Snapshot, null, CheckLevel.Affected, []).JudgeAsync(
            new ChangeSet(
                "x",
                [new FileChange.Modified(path, loaded.Snapshot.Documents[path].Hash, [new TextEdit(at, 5, $"{{ {body} }}")])]
            ),
            TestContext.Current.CancellationToken
        );
    }
}
