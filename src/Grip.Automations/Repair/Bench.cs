using System.Collections.Concurrent;
using System.Collections.Immutable;
using Grip.Automations.Repair.Candidates;
using Grip.Core.Text;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Repair;

/// <summary>
/// A state of the solution on the way of a repair: immutable, cheap to fork. A fork replaces trees in the compilations that
/// are asked for and nothing else; generators don't run again until the repair is judged as a whole.
/// </summary>
internal sealed class Bench
{
    private readonly SolutionSnapshot origin;
    private readonly ImmutableDictionary<int, Lazy<CSharpCompilation>> compilations;
    private readonly ImmutableDictionary<(int Unit, string Path), Lazy<SyntaxTree>> trees;
    private readonly ImmutableDictionary<string, FileHistory> files;
    private readonly ConcurrentDictionary<(int Unit, string Path), SemanticModel> models = new();
    private readonly ConcurrentDictionary<(int Unit, string Path, TextSpan? Span), ImmutableArray<Diagnostic>> errors = new();

    public Bench(SolutionSnapshot origin)
        : this(
            origin,
            ImmutableDictionary<int, Lazy<CSharpCompilation>>.Empty,
            ImmutableDictionary<(int, string), Lazy<SyntaxTree>>.Empty,
            ImmutableDictionary<string, FileHistory>.Empty
        ) { }

    private Bench(
        SolutionSnapshot origin,
        ImmutableDictionary<int, Lazy<CSharpCompilation>> compilations,
        ImmutableDictionary<(int Unit, string Path), Lazy<SyntaxTree>> trees,
        ImmutableDictionary<string, FileHistory> files
    ) => (this.origin, this.compilations, this.trees, this.files) = (origin, compilations, trees, files);

    public SolutionSnapshot Origin => origin;

    public IEnumerable<string> ChangedPaths => files.Keys;

    public SourceText Text(string path) => files.TryGetValue(path, out var history) ? history.Text : origin.Documents[path].Text;

    /// <summary>Where a span of the current text stood in the text that the repair began with.</summary>
    public TextSpan Original(string path, TextSpan span) => files.TryGetValue(path, out var history) ? history.Original(span) : span;

    public CSharpCompilation Compilation(ProjectUnit unit, CancellationToken cancellation) =>
        compilations.TryGetValue(unit.Index, out var known) ? known.Value : origin.Compilation(unit, cancellation);

    public SyntaxTree? Tree(ProjectUnit unit, string path, CancellationToken cancellation) =>
        trees.TryGetValue((unit.Index, path), out var known) ? known.Value : origin.Tree(unit, path, cancellation);

    public SemanticModel? Model(ProjectUnit unit, string path, CancellationToken cancellation)
    {
        if (models.TryGetValue((unit.Index, path), out var known))
            return known;
        return Tree(unit, path, cancellation) is { } tree
            ? models.GetOrAdd((unit.Index, path), Compilation(unit, cancellation).GetSemanticModel(tree))
            : null;
    }

    /// <summary>Errors of a file, or of the members that a span of it touches.</summary>
    public ImmutableArray<Diagnostic> Errors(ProjectUnit unit, string path, TextSpan? span, CancellationToken cancellation) =>
        errors.TryGetValue((unit.Index, path, span), out var known)
            ? known
            : errors.GetOrAdd((unit.Index, path, span), Find(unit, path, span, cancellation));

    /// <summary>This state with edits. The current texts' coordinates; several files at once.</summary>
    /// <exception cref="OverlappingEditsException">Two edits of a candidate disagree.</exception>
    public Bench With(IEnumerable<FileEdits> edits, CancellationToken cancellation)
    {
        var (nextCompilations, nextTrees, nextFiles) = (compilations, trees, files);
        var reshaped = new HashSet<int>();
        foreach (
            var file in edits.GroupBy(
                edit => edit.Path,
                (path, parts) => new FileEdits(path, TextEdits.Normalize(parts.SelectMany(part => part.Edits)))
            )
        )
        {
            var history = (nextFiles.GetValueOrDefault(file.Path) ?? new FileHistory(origin.Documents[file.Path].Text)).With(file.Edits);
            nextFiles = nextFiles.SetItem(file.Path, history);
            foreach (var unit in origin.UnitsWith(file.Path))
            {
                var old = Tree(unit, file.Path, cancellation)!;
                var tree = new Lazy<SyntaxTree>(() => old.WithChangedText(history.Text));
                var compilation =
                    nextCompilations.GetValueOrDefault(unit.Index)
                    ?? new Lazy<CSharpCompilation>(() => origin.Compilation(unit, CancellationToken.None));
                nextTrees = nextTrees.SetItem((unit.Index, file.Path), tree);
                nextCompilations = nextCompilations.SetItem(
                    unit.Index,
                    new Lazy<CSharpCompilation>(() => compilation.Value.ReplaceSyntaxTree(old, tree.Value))
                );
                if (!SyntaxFactory.AreEquivalent(old, tree.Value, topLevel: true))
                    reshaped.Add(unit.Index);
            }
        }

        return new Bench(origin, WithDependents(nextCompilations, reshaped), nextTrees, nextFiles);
    }

    /// <summary>The texts that differ from the beginning.</summary>
    public IReadOnlyDictionary<string, SourceDocument?> Documents() =>
        files
            .Where(file => file.Value.Text.ToString() != origin.Documents[file.Key].Text.ToString())
            .ToDictionary(file => file.Key, file => (SourceDocument?)origin.Documents[file.Key].WithText(file.Value.Text.ToString()));

    /// <summary>Forgets how it came about; called on what is kept.</summary>
    public Bench Settled()
    {
        foreach (var compilation in compilations.Values)
            _ = compilation.Value;
        return this;
    }

    private ImmutableDictionary<int, Lazy<CSharpCompilation>> WithDependents(
        ImmutableDictionary<int, Lazy<CSharpCompilation>> next,
        HashSet<int> reshaped
    )
    {
        if (reshaped.Count == 0)
            return next;
        var result = next;
        // Units reference only units that stand before them in this walk.
        foreach (var unit in origin.WithDependents(origin.Units.Where(unit => reshaped.Contains(unit.Index))))
        {
            if (reshaped.Contains(unit.Index) && !unit.UnitReferences.Any(reference => reshaped.Contains(reference.Unit)))
                continue;
            var own =
                result.GetValueOrDefault(unit.Index) ?? new Lazy<CSharpCompilation>(() => origin.Compilation(unit, CancellationToken.None));
            var references = unit.UnitReferences;
            var source = result;
            result = result.SetItem(unit.Index, new Lazy<CSharpCompilation>(() => Rereferenced(own.Value, references, source)));
        }

        return result;
    }

    private static CSharpCompilation Rereferenced(
        CSharpCompilation compilation,
        ImmutableArray<UnitReference> references,
        ImmutableDictionary<int, Lazy<CSharpCompilation>> source
    )
    {
        foreach (var reference in references)
        {
            if (!source.TryGetValue(reference.Unit, out var now))
                continue;
            var then = compilation
                .References.OfType<CompilationReference>()
                .FirstOrDefault(candidate =>
                    candidate.Compilation.AssemblyName == now.Value.AssemblyName && candidate.Properties.Equals(reference.Properties)
                );
            if (then is not null && !ReferenceEquals(then.Compilation, now.Value))
                compilation = compilation.ReplaceReference(
                    then,
                    now.Value.ToMetadataReference(then.Properties.Aliases, then.Properties.EmbedInteropTypes)
                );
        }

        return compilation;
    }

    private ImmutableArray<Diagnostic> Find(ProjectUnit unit, string path, TextSpan? span, CancellationToken cancellation) =>
        Model(unit, path, cancellation) is not { } model
            ? []
            :
            [
                .. model
                    .GetDiagnostics(span, cancellation)
                    .Where(diagnostic =>
                        diagnostic is { Severity: DiagnosticSeverity.Error, IsSuppressed: false }
                        && (span is null || diagnostic.Location.SourceSpan.IntersectsWith(span.Value))
                    ),
            ];
}
