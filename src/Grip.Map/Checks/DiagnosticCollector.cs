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
        var found = Relevant(snapshot.Diagnostics.Of(unit, path, cancellation));
        if (analyze && snapshot.Diagnostics.Tree(unit, path, cancellation) is { } tree)
        {
            var compilation = snapshot.Compilation(unit, cancellation);
            found = found.AddRange(Relevant(await Analyzers(unit).OfFileAsync(compilation, tree, cancellation)));
        }

        files.TryAdd((unit.Index, path, analyze), found);
        return found;
    }

    /// <summary>Errors in what a unit declares, and of its generators; bodies are not looked at.</summary>
    public ImmutableArray<Diagnostic> DeclarationErrors(ProjectUnit unit, CancellationToken cancellation)
    {
        var compiled = snapshot.Compiled(unit.Index, cancellation);
        return
        [
            .. Relevant([.. compiled.Compilation.GetDeclarationDiagnostics(cancellation), .. compiled.GeneratorDiagnostics])
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
        ];
    }

    /// <summary>All errors of a unit whose code had to be generated because of one of the files; else none.</summary>
    public ImmutableArray<Diagnostic> EmissionErrors(ProjectUnit unit, IEnumerable<string> paths, CancellationToken cancellation) =>
        paths.Any(path => snapshot.Tree(unit, path, cancellation) is { } tree && NeedsEmit(tree))
            ?
            [
                .. Relevant(snapshot.Compilation(unit, cancellation).Emit(Stream.Null, cancellationToken: cancellation).Diagnostics)
                    .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
            ]
            : [];

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

    /// <summary>Some errors are found only when code is generated (a Span kept across an await); then the unit is emitted into nothing.</summary>
    private static ImmutableArray<Diagnostic> Compile(CSharpCompilation compilation, CancellationToken cancellation)
    {
        var diagnostics = compilation.GetDiagnostics(cancellation);
        if (diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            return diagnostics;
        return compilation.SyntaxTrees.Any(NeedsEmit)
            ? compilation.Emit(Stream.Null, cancellationToken: cancellation).Diagnostics
            : diagnostics;
    }

    /// <summary>Only state machines have errors of this kind.</summary>
    private static bool NeedsEmit(SyntaxTree tree) =>
        tree.TryGetText(out var text)
        && text.ToString() is var source
        && (source.Contains("await ", StringComparison.Ordinal) || source.Contains("yield ", StringComparison.Ordinal))
        && MentionsSpan(source);

    private static bool MentionsSpan(string source)
    {
        for (
            var at = source.IndexOf("Span", StringComparison.Ordinal);
            at >= 0;
            at = source.IndexOf("Span", at + 1, StringComparison.Ordinal)
        )
            if (!source.AsSpan(0, at).EndsWith("Time"))
                return true;
        return false;
    }

    private UnitAnalyzers Analyzers(ProjectUnit unit) => analyzers.GetOrAdd(unit.Index, _ => UnitAnalyzers.Create(unit, snapshot));

    private static ImmutableArray<Diagnostic> Relevant(ImmutableArray<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)];
}
