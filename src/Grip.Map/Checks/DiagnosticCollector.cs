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

    /// <summary>Why the diagnostics are fewer than a build's, in sentences for people; known once they were asked for.</summary>
    public IEnumerable<string> Weaknesses =>
        analyzers
            .SelectMany(pair => pair.Value.Failures)
            .Select(failure => $"The analyzer {failure.Key} failed, so that it was not heard: {failure.Value}")
            .Distinct()
            .Order(StringComparer.Ordinal);

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
            return await WholeAsync(affected.Unit, analyzed, cancellation);
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
        if (!HasErrors(found) && StateMachines.MayFail(model, cancellation))
            found = Relevant([
                .. compiled
                    .Compilation.Emit(Stream.Null, cancellationToken: cancellation)
                    .Diagnostics.Where(diagnostic => diagnostic.Location.SourceTree == tree),
            ]);
        if (analyze)
            found = found.AddRange(Relevant(await Analyzers(unit).OfFileAsync(compiled.Compilation, model, cancellation)));
        if (withAnalyzers && HasErrors(found))
            found = await Analyzers(unit).WithoutSuppressedAsync(compiled.Compilation, found, cancellation);
        files.TryAdd((unit.Index, path, analyze), found);
        return found;
    }

    private async Task<ImmutableArray<Diagnostic>> WholeAsync(
        ProjectUnit unit,
        IReadOnlySet<string> touched,
        CancellationToken cancellation
    )
    {
        if (units.TryGetValue(unit.Index, out var known))
            return known;
        var compiled = snapshot.Compiled(unit.Index, cancellation);
        var found = Relevant(Compile(compiled.Compilation, touched, cancellation)).AddRange(Relevant(compiled.GeneratorDiagnostics));
        if (withAnalyzers)
            found = found.AddRange(Relevant(await Analyzers(unit).OfUnitAsync(compiled.Compilation, cancellation)));
        if (withAnalyzers && HasErrors(found))
            found = await Analyzers(unit).WithoutSuppressedAsync(compiled.Compilation, found, cancellation);
        units.TryAdd(unit.Index, found);
        return found;
    }

    /// <summary>Some errors are found only when code is generated; where they can be, a unit without errors is emitted into nothing.</summary>
    private static ImmutableArray<Diagnostic> Compile(
        CSharpCompilation compilation,
        IReadOnlySet<string> touched,
        CancellationToken cancellation
    )
    {
        var diagnostics = compilation.GetDiagnostics(cancellation);
        if (HasErrors(diagnostics))
            return diagnostics;
        var refStructs = StateMachines.RefStructs(compilation.SyntaxTrees, cancellation);
        var doubtful = compilation.SyntaxTrees.Any(tree =>
            (touched.Contains(tree.FilePath) || StateMachines.CanHold(tree, refStructs))
            && StateMachines.MayFail(compilation.GetSemanticModel(tree), cancellation)
        );
        return doubtful ? compilation.Emit(Stream.Null, cancellationToken: cancellation).Diagnostics : diagnostics;
    }

    private static bool HasErrors(ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private UnitAnalyzers Analyzers(ProjectUnit unit) =>
        analyzers.GetOrAdd(unit.Index, _ => UnitAnalyzers.Create(unit, snapshot.Assemblies));

    private static ImmutableArray<Diagnostic> Relevant(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)];
}
