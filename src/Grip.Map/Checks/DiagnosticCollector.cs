using System.Collections.Concurrent;
using System.Collections.Immutable;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Map.Checks;

/// <summary>Diagnostics of one snapshot, each file and unit computed once. Errors and warnings only.</summary>
internal sealed class DiagnosticCollector(SolutionSnapshot snapshot, bool withAnalyzers)
{
    private readonly ConcurrentDictionary<(int Unit, string Path, bool Analyzed), ImmutableArray<Diagnostic>> files = new();
    private readonly ConcurrentDictionary<int, ImmutableArray<Diagnostic>> units = new();
    private readonly ConcurrentDictionary<int, UnitAnalyzers> analyzers = new();

    public SolutionSnapshot Snapshot => snapshot;

    /// <param name="affected">What to look at.</param>
    /// <param name="analyzed">Files that analyzers look at too; in a unit that is looked at as a whole they see everything.</param>
    /// <param name="cancellation">Answered within the binding of one file.</param>
    public async Task<ImmutableArray<Diagnostic>> OfAsync(
        AffectedUnit affected,
        IReadOnlySet<string> analyzed,
        CancellationToken cancellation
    )
    {
        if (affected.Everything)
            return await WholeAsync(affected.Unit, cancellation);
        var result = new ConcurrentBag<Diagnostic>();
        await Parallel.ForEachAsync(
            affected.Paths,
            cancellation,
            async (path, token) =>
            {
                foreach (var diagnostic in await FileAsync(affected.Unit, path, withAnalyzers && analyzed.Contains(path), token))
                    result.Add(diagnostic);
            }
        );
        return [.. result];
    }

    private async Task<ImmutableArray<Diagnostic>> FileAsync(ProjectUnit unit, string path, bool analyze, CancellationToken cancellation)
    {
        if (files.TryGetValue((unit.Index, path, analyze), out var known))
            return known;
        var compiled = snapshot.Compiled(unit.Index, cancellation);
        var tree =
            compiled.Trees.GetValueOrDefault(path)
            ?? compiled.Driver?.GetRunResult().GeneratedTrees.FirstOrDefault(generated => generated.FilePath == path);
        if (tree is null)
            return [];
        var model = compiled.Compilation.GetSemanticModel(tree);
        var found = Relevant(model.GetDiagnostics(cancellationToken: cancellation));
        if (analyze)
            found = found.AddRange(Relevant(await Analyzers(unit).OfFileAsync(compiled.Compilation, model, cancellation)));
        files.TryAdd((unit.Index, path, analyze), found);
        return found;
    }

    private async Task<ImmutableArray<Diagnostic>> WholeAsync(ProjectUnit unit, CancellationToken cancellation)
    {
        if (units.TryGetValue(unit.Index, out var known))
            return known;
        var compiled = snapshot.Compiled(unit.Index, cancellation);
        var found = Relevant(Compile(compiled.Compilation, cancellation)).AddRange(Relevant(compiled.GeneratorDiagnostics));
        if (withAnalyzers)
            found = found.AddRange(Relevant(await Analyzers(unit).OfUnitAsync(compiled.Compilation, cancellation)));
        units.TryAdd(unit.Index, found);
        return found;
    }

    /// <summary>Some errors are found only when code is generated (a Span kept across an await); so a unit without errors is emitted into nothing.</summary>
    private static ImmutableArray<Diagnostic> Compile(CSharpCompilation compilation, CancellationToken cancellation)
    {
        var diagnostics = compilation.GetDiagnostics(cancellation);
        if (diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            return diagnostics;
        return NeedsEmit(compilation) ? compilation.Emit(Stream.Null, cancellationToken: cancellation).Diagnostics : diagnostics;
    }

    /// <summary>Only state machines have errors of this kind.</summary>
    private static bool NeedsEmit(CSharpCompilation compilation) =>
        compilation.SyntaxTrees.Any(tree =>
            tree.TryGetText(out var text)
            && text.ToString().AsSpan() is var source
            && (source.Contains("await ", StringComparison.Ordinal) || source.Contains("yield ", StringComparison.Ordinal))
            && source.Contains("Span", StringComparison.Ordinal)
        );

    private UnitAnalyzers Analyzers(ProjectUnit unit) =>
        analyzers.GetOrAdd(unit.Index, _ => UnitAnalyzers.Create(unit, snapshot.Assemblies));

    private static ImmutableArray<Diagnostic> Relevant(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)];
}
