using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Map.CSharp;

/// <param name="Raw">Without generated sources.</param>
/// <param name="Compilation">With generated sources.</param>
/// <param name="Reference">What dependents reference; made from <paramref name="Compilation"/>.</param>
internal sealed record CompiledUnit(
    CSharpCompilation Raw,
    CSharpCompilation Compilation,
    CompilationReference Reference,
    ImmutableHashSet<string> ActiveGenerators,
    CSharpGeneratorDriver? Driver,
    ImmutableArray<Diagnostic> GeneratorDiagnostics,
    ImmutableDictionary<string, SyntaxTree> Trees,
    ImmutableArray<AdditionalText> AdditionalTexts
);

/// <summary>A unit in one snapshot: its sources, and its compilation once somebody has asked for it.</summary>
/// <param name="additional">What generators and analyzers get besides the sources.</param>
internal sealed class UnitState(
    ProjectUnit unit,
    ImmutableArray<string> sources,
    ImmutableArray<AdditionalText> additional,
    UnitState? before
)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> paths = new(sources, StringComparer.Ordinal);

    // A state that nobody asked for has nothing to derive from; its own ancestor may.
    private UnitState? before = before is { compiled: null, before: { } older } ? older : before;
    private CompiledUnit? compiled;
    private bool isSlim;

    public ImmutableArray<string> Sources => sources;

    public ImmutableArray<AdditionalText> AdditionalTexts => additional;

    public bool Contains(string path) => paths.Contains(path);

    public CompiledUnit Get(SolutionSnapshot snapshot, CancellationToken cancellation)
    {
        if (Volatile.Read(ref compiled) is { } done)
            return done;
        lock (gate)
        {
            if (compiled is not null)
                return compiled;
            var known = before?.compiled;
            var result = known is null ? Create(snapshot, cancellation) : Derive(known, snapshot, cancellation);
            Volatile.Write(ref compiled, result);
            // The chain of earlier states would keep every tree that ever was.
            before = null;
            return result;
        }
    }

    /// <summary>
    /// Lets go of everything but what dependents see, for a reader that passes over all units once and will not come back:
    /// the bodies of a large solution don't fit into memory. A unit that nobody references is let go as a whole.
    /// </summary>
    public void Slim(SolutionSnapshot snapshot, bool isReferenced, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (isSlim || compiled is not { } full)
                return;
            isSlim = isReferenced;
            Volatile.Write(ref compiled, isReferenced ? Slimmed(full.Compilation, cancellation) : null);
            foreach (var path in sources)
                snapshot.Trees.Forget(path, unit);
        }
    }

    private static CompiledUnit Slimmed(CSharpCompilation full, CancellationToken cancellation)
    {
        var trees = full.SyntaxTrees.Select(tree => DeclarationSkeleton.Of(tree, cancellation)).ToArray();
        var slim = CSharpCompilation.Create(full.AssemblyName, trees, full.References, full.Options);
        return new CompiledUnit(slim, slim, slim.ToMetadataReference(), [], null, [], ImmutableDictionary<string, SyntaxTree>.Empty, []);
    }

    private CompiledUnit Create(SolutionSnapshot snapshot, CancellationToken cancellation)
    {
        var trees = new SyntaxTree[sources.Length];
        Parallel.For(
            0,
            sources.Length,
            new ParallelOptions { CancellationToken = cancellation },
            i => trees[i] = snapshot.Trees.Parse(snapshot.Documents[sources[i]], unit, cancellation)
        );
        var all = unit.SynthesizedSource.Length > 0 ? trees.Append(Synthesized(cancellation)) : trees;
        var raw = CSharpCompilation.Create(
            unit.Project.AssemblyName,
            all,
            [.. unit.MetadataReferences, .. UnitReferences(snapshot, cancellation)],
            unit.CompilationOptions
        );
        var active = Generators.Active(unit, sources.Select(path => snapshot.Documents[path]));
        return Generate(
            raw,
            active,
            Generators.CreateDriver(unit, additional, snapshot.Assemblies, active),
            trees.ToImmutableDictionary(tree => tree.FilePath),
            cancellation
        );
    }

    private CompiledUnit Derive(CompiledUnit known, SolutionSnapshot snapshot, CancellationToken cancellation)
    {
        var raw = known.Raw;
        var trees = known.Trees.ToBuilder();
        var changed = new List<SourceDocument>();
        foreach (var gone in known.Trees.Keys.Where(path => !Contains(path)))
        {
            raw = raw.RemoveSyntaxTrees(known.Trees[gone]);
            trees.Remove(gone);
        }

        foreach (var path in sources)
        {
            var document = snapshot.Documents[path];
            var old = known.Trees.GetValueOrDefault(path);
            if (old is not null && old.GetText(cancellation) == document.Text)
                continue;
            var tree = snapshot.Trees.Parse(document, unit, cancellation);
            raw = old is null ? raw.AddSyntaxTrees(tree) : raw.ReplaceSyntaxTree(old, tree);
            trees[path] = tree;
            changed.Add(document);
        }

        foreach (var (reference, now) in unit.UnitReferences.Zip(UnitReferences(snapshot, cancellation)))
        {
            var then = raw
                .References.OfType<CompilationReference>()
                .FirstOrDefault(candidate =>
                    ((CSharpCompilation)candidate.Compilation).AssemblyName
                        == ((CSharpCompilation)((CompilationReference)now).Compilation).AssemblyName
                    && candidate.Properties.Equals(reference.Properties)
                );
            if (then is not null && !ReferenceEquals(then.Compilation, ((CompilationReference)now).Compilation))
                raw = raw.ReplaceReference(then, now);
        }

        var active = known.ActiveGenerators.Union(Generators.Active(unit, changed));
        var driver =
            active.Count == known.ActiveGenerators.Count
                ? known.Driver
                : Generators.CreateDriver(unit, additional, snapshot.Assemblies, active);
        if (known.AdditionalTexts != additional)
            driver = (CSharpGeneratorDriver?)driver?.ReplaceAdditionalTexts(additional);
        return Generate(raw, active, driver, trees.ToImmutable(), cancellation);
    }

    private CompiledUnit Generate(
        CSharpCompilation raw,
        ImmutableHashSet<string> active,
        CSharpGeneratorDriver? driver,
        ImmutableDictionary<string, SyntaxTree> trees,
        CancellationToken cancellation
    )
    {
        if (driver is null)
            return new CompiledUnit(raw, raw, raw.ToMetadataReference(), active, null, [], trees, additional);
        var ran = (CSharpGeneratorDriver)
            driver.RunGeneratorsAndUpdateCompilation(raw, out var compilation, out var diagnostics, cancellation);
        return new CompiledUnit(
            raw,
            (CSharpCompilation)compilation,
            ((CSharpCompilation)compilation).ToMetadataReference(),
            active,
            ran,
            diagnostics,
            trees,
            additional
        );
    }

    private IEnumerable<MetadataReference> UnitReferences(SolutionSnapshot snapshot, CancellationToken cancellation) =>
        unit.UnitReferences.Select(reference =>
            snapshot.Compiled(reference.Unit, cancellation).Reference.WithProperties(reference.Properties)
        );

    private SyntaxTree Synthesized(CancellationToken cancellation) =>
        CSharpSyntaxTree.ParseText(
            SourceText.From(unit.SynthesizedSource),
            unit.ParseOptions,
            Path.Combine(unit.Project.IntermediateFolder, "grip-synthesized.g.cs"),
            cancellation
        );
}
