using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Grip.Map.Checks;

/// <summary>
/// Those of a unit's analyzers that can break its build, since some diagnostic of theirs has error severity here, and
/// the suppressors that can save it.
/// </summary>
internal sealed class UnitAnalyzers
{
    private readonly ImmutableArray<DiagnosticAnalyzer> analyzers;
    private readonly ImmutableArray<DiagnosticSuppressor> suppressors;
    private readonly AnalyzerOptions options;
    private readonly ConditionalWeakTable<CSharpCompilation, CompilationWithAnalyzers> runs = [];
    private readonly ConcurrentDictionary<string, string> failures = new(StringComparer.Ordinal);

    private UnitAnalyzers(
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        ImmutableArray<DiagnosticSuppressor> suppressors,
        AnalyzerOptions options
    )
    {
        this.analyzers = analyzers;
        this.suppressors = suppressors;
        this.options = options;
    }

    /// <summary>Analyzers that threw, with what they said; a build reports that as a warning and goes on without them.</summary>
    public IReadOnlyDictionary<string, string> Failures => failures;

    public static UnitAnalyzers Create(ProjectUnit unit, SolutionSnapshot snapshot)
    {
        var all = unit
            .AnalyzerPaths.SelectMany(path => snapshot.Assemblies.Reference(path).GetAnalyzers(LanguageNames.CSharp))
            .ToImmutableArray();
        var idle = new IdleDiagnostics(unit, snapshot);
        return new UnitAnalyzers(
            [
                .. all.Where(analyzer =>
                    analyzer is not DiagnosticSuppressor
                    && analyzer.SupportedDiagnostics.Any(descriptor =>
                        ErrorSeverity.CanBe(descriptor.Id, descriptor.DefaultSeverity, descriptor.IsEnabledByDefault, unit)
                        && !idle.Contains(descriptor.Id)
                    )
                ),
            ],
            [.. all.OfType<DiagnosticSuppressor>()],
            new AnalyzerOptions(snapshot.State(unit.Index).AdditionalTexts, unit.Config)
        );
    }

    public async Task<ImmutableArray<Diagnostic>> OfFileAsync(
        CSharpCompilation compilation,
        SyntaxTree tree,
        CancellationToken cancellation
    )
    {
        if (analyzers.IsEmpty)
            return [];
        var model = compilation.GetSemanticModel(tree);
        var run = With(compilation);
        var syntax = await run.GetAnalyzerSyntaxDiagnosticsAsync(model.SyntaxTree, cancellation);
        return syntax.AddRange(await run.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellation));
    }

    public async Task<ImmutableArray<Diagnostic>> OfUnitAsync(CSharpCompilation compilation, CancellationToken cancellation) =>
        analyzers.IsEmpty ? [] : await With(compilation).GetAnalyzerDiagnosticsAsync(cancellation);

    /// <summary>
    /// <paramref name="found"/> without what a suppressor of the unit takes back. Only asked where a warning has become
    /// an error that some suppressor names: the suppressors look at the whole unit.
    /// </summary>
    public async Task<ImmutableArray<Diagnostic>> WithoutSuppressedAsync(
        CSharpCompilation compilation,
        ImmutableArray<Diagnostic> found,
        CancellationToken cancellation
    )
    {
        if (!found.Any(CanBeSuppressed))
            return found;
        var run = compilation.WithAnalyzers(
            [.. suppressors, .. analyzers],
            new CompilationWithAnalyzersOptions(
                options,
                onAnalyzerException: Note,
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false,
                reportSuppressedDiagnostics: true
            )
        );
        var taken = (await run.GetAllDiagnosticsAsync(cancellation))
            .Where(diagnostic => diagnostic.IsSuppressed)
            .Select(diagnostic => (diagnostic.Id, diagnostic.Location))
            .ToHashSet();
        return [.. found.Where(diagnostic => !taken.Contains((diagnostic.Id, diagnostic.Location)))];
    }

    private bool CanBeSuppressed(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error
        && diagnostic.DefaultSeverity != DiagnosticSeverity.Error
        && suppressors.Any(suppressor =>
            suppressor.SupportedSuppressions.Any(suppression => suppression.SuppressedDiagnosticId == diagnostic.Id)
        );

    /// <summary>One run for all files of a compilation: analyzers start once for it, not once for each file.</summary>
    private CompilationWithAnalyzers With(CSharpCompilation compilation) => runs.GetValue(compilation, Start);

    private CompilationWithAnalyzers Start(CSharpCompilation compilation) =>
        compilation.WithAnalyzers(
            analyzers,
            new CompilationWithAnalyzersOptions(
                options,
                onAnalyzerException: Note,
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false
            )
        );

    private void Note(Exception failure, DiagnosticAnalyzer analyzer, Diagnostic _) =>
        failures.TryAdd(analyzer.GetType().Name, failure.Message.Split('\n')[0].Trim());
}
