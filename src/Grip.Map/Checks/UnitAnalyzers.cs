using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Grip.Map.Checks;

/// <summary>Those of a unit's analyzers that can break its build: some diagnostic of theirs has error severity here.</summary>
internal sealed class UnitAnalyzers
{
    private readonly ImmutableArray<DiagnosticAnalyzer> analyzers;
    private readonly AnalyzerOptions options;
    private readonly ConditionalWeakTable<CSharpCompilation, CompilationWithAnalyzers> runs = [];

    private UnitAnalyzers(ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options)
    {
        this.analyzers = analyzers;
        this.options = options;
    }

    public static UnitAnalyzers Create(ProjectUnit unit, SolutionSnapshot snapshot)
    {
        var all = unit.AnalyzerPaths.SelectMany(path => snapshot.Assemblies.Reference(path).GetAnalyzers(LanguageNames.CSharp));
        var idle = new IdleDiagnostics(unit, snapshot);
        return new UnitAnalyzers(
            [
                .. all.Where(analyzer =>
                    analyzer is not DiagnosticSuppressor
                    && analyzer.SupportedDiagnostics.Any(descriptor => CanBeError(descriptor, unit) && !idle.Contains(descriptor.Id))
                ),
            ],
            new AnalyzerOptions(unit.AdditionalTexts, unit.Config)
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

    /// <summary>One run for all files of a compilation: analyzers start once for it, not once for each file.</summary>
    private CompilationWithAnalyzers With(CSharpCompilation compilation) => runs.GetValue(compilation, Start);

    private CompilationWithAnalyzers Start(CSharpCompilation compilation) =>
        compilation.WithAnalyzers(
            analyzers,
            new CompilationWithAnalyzersOptions(
                options,
                onAnalyzerException: static (_, _, _) => { },
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false
            )
        );

    private static bool CanBeError(DiagnosticDescriptor descriptor, ProjectUnit unit)
    {
        var compilation = unit.CompilationOptions;
        if (compilation.SpecificDiagnosticOptions.TryGetValue(descriptor.Id, out var own))
            return own == ReportDiagnostic.Error || own == ReportDiagnostic.Warn && WarningsAreErrors(unit);
        foreach (var configured in Configured(descriptor, unit))
            if (configured == ReportDiagnostic.Error || configured == ReportDiagnostic.Warn && WarningsAreErrors(unit))
                return true;
            else if (configured is ReportDiagnostic.Suppress or ReportDiagnostic.Hidden or ReportDiagnostic.Info)
                return false;
        return descriptor.IsEnabledByDefault
            && (
                descriptor.DefaultSeverity == DiagnosticSeverity.Error
                || descriptor.DefaultSeverity == DiagnosticSeverity.Warning && WarningsAreErrors(unit)
            );
    }

    private static bool WarningsAreErrors(ProjectUnit unit) => unit.CompilationOptions.GeneralDiagnosticOption == ReportDiagnostic.Error;

    /// <summary>What .editorconfig and .globalconfig say, for the whole unit or for any of its files.</summary>
    private static IEnumerable<ReportDiagnostic> Configured(DiagnosticDescriptor descriptor, ProjectUnit unit)
    {
        var severities = unit.Sources.Select(path => unit.Config.ForPath(path).TreeOptions).Append(unit.Config.Global.TreeOptions);
        return severities.Where(options => options.ContainsKey(descriptor.Id)).Select(options => options[descriptor.Id]).Distinct().Order();
    }
}
