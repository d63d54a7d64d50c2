using System.Collections.Immutable;
using Grip.Core.Changes;
using Grip.Core.Checks;
using Grip.Core.Text;
using Grip.Home;
using Grip.Map.Checks;
using Grip.Map.CSharp;
using Grip.Terminal;

namespace Grip.Tests.Checks;

/// <summary>The gate against two oracles: the whole compilation of all dependents, and <c>dotnet build</c>.</summary>
public sealed class VerdictTests(Shop shop) : IClassFixture<Shop>
{
    private SolutionSnapshot Snapshot => shop.Solution.Snapshot;

    [Theory]
    [MemberData(nameof(Seeds), 8)]
    public async Task Affected_files_alone_give_the_verdict_of_everything(int seed)
    {
        var change = RandomChange(seed);
        var affected = await new SemanticCheck(Snapshot, null, CheckLevel.Affected, []).JudgeAsync(
            change,
            TestContext.Current.CancellationToken
        );
        var full = await new SemanticCheck(Snapshot, null, CheckLevel.Full, []).JudgeAsync(change, TestContext.Current.CancellationToken);

        var reached = await new SemanticCheck(Snapshot, null, CheckLevel.Reached, []) { SparesBaseline = true }.JudgeAsync(
            change,
            TestContext.Current.CancellationToken
        );

        Assert.Equal((full.Passes, full.Passes), (affected.Passes, reached.Passes));
        if (affected.Level != CheckLevel.Syntax)
            Assert.Empty(Errors(affected).Except(Errors(full)));
    }

    [Theory]
    [MemberData(nameof(Seeds), 3)]
    public async Task The_verdict_equals_what_dotnet_build_says(int seed)
    {
        var change = RandomChange(seed + 1000);
        var verdict = await new SemanticCheck(Snapshot, null, CheckLevel.Affected, []).JudgeAsync(
            change,
            TestContext.Current.CancellationToken
        );
        using var tree = ScratchTree.Create(shop.Home, shop.Root, TestContext.Current.CancellationToken);
        tree.Apply(change);
        var build = await CommandRunner.RunAsync(
            new Command(
                "dotnet",
                ["build", "-nodeReuse:false", "-v:q", "-p:UseSharedCompilation=false"],
                tree.Root,
                TimeSpan.FromMinutes(5)
            ),
            TestContext.Current.CancellationToken
        );

        Assert.True(verdict.Passes == (build.ExitCode == 0), $"{change.Title}\npasses: {verdict.Passes}\n{build.Output}");
    }

    [Fact]
    public async Task Errors_that_were_there_before_are_not_blamed_on_the_change()
    {
        var order = Snapshot.Documents.Values.Single(document => document.Path.EndsWith("/Order.cs", StringComparison.Ordinal));
        var broken = Snapshot.With(Edit(order, new TextEdit(0, 0, "using Does.Not.Exist;\n")));
        var now = broken.Documents[order.Path];
        var verdict = await new SemanticCheck(broken, null, CheckLevel.Affected, []).JudgeAsync(
            Edit(now, new TextEdit(0, 0, "// one more line\n")),
            TestContext.Current.CancellationToken
        );

        Assert.Equal((true, 0, true), (verdict.Passes, verdict.Introduced.Length, verdict.PreExisting > 0));
    }

    [Fact]
    public async Task A_dependent_that_breaks_is_named_with_project_framework_and_place()
    {
        var order = Snapshot.Documents.Values.Single(document => document.Path.EndsWith("/Order.Pricing.cs", StringComparison.Ordinal));
        var at = order.Text.ToString().IndexOf("Money Total", StringComparison.Ordinal) + "Money ".Length;
        var verdict = await new SemanticCheck(Snapshot, null, CheckLevel.Affected, []).JudgeAsync(
            Edit(order, new TextEdit(at, 5, "GrandTotal")),
            TestContext.Current.CancellationToken
        );

        Assert.False(verdict.Passes);
        Assert.Contains(verdict.Introduced, diagnostic => diagnostic is { Project: "Shop.Tests", TargetFramework: "net10.0", Line: > 0 });
        Assert.Contains(verdict.Introduced, diagnostic => diagnostic.Suggestions.Contains("GrandTotal (renamed in this change)"));
    }

    public static TheoryData<int> Seeds(int count) => [.. Enumerable.Range(1, count)];

    private ChangeSet RandomChange(int seed)
    {
        var random = new Random(seed);
        var documents = Snapshot
            .Documents.Values.Where(document => !document.IsGenerated && Snapshot.UnitsWith(document.Path).Any())
            .OrderBy(document => document.Path, StringComparer.Ordinal)
            .ToArray();
        while (true)
        {
            var document = documents[random.Next(documents.Length)];
            var compilation = Snapshot.Compilation(Snapshot.UnitsWith(document.Path).First(), CancellationToken.None);
            var tree = compilation.SyntaxTrees.First(tree => tree.FilePath == document.Path);
            if (Mutations.Make(tree, random.Next(Mutations.Count), random) is { } edit)
                return Edit(document, edit);
        }
    }

    private static ChangeSet Edit(SourceDocument document, TextEdit edit) =>
        new(
            $"{document.Path}: {document.Text.ToString().Substring(edit.Start, edit.Length)} → {edit.NewText}",
            [new FileChange.Modified(document.Path, document.Hash, [edit])]
        );

    private static ImmutableHashSet<string> Errors(Verdict verdict) =>
        [
            .. verdict
                .Introduced.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic =>
                    $"{diagnostic.Id} {diagnostic.Path} {diagnostic.Message} {diagnostic.Project} {diagnostic.TargetFramework}"
                ),
        ];
}
