using System.Collections.Concurrent;
using System.Collections.Immutable;
using Grip.Core.Text;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Index.Reading;

/// <summary>Reads the files of a snapshot as every project and target framework compiles them.</summary>
internal sealed class SolutionReader(SolutionSnapshot snapshot, ImmutableArray<FunctionFinder> finders, Action<string> progress)
{
    private readonly ConcurrentDictionary<string, MapSymbol> shared = new(StringComparer.Ordinal);

    /// <summary>
    /// Each file once, as soon as all units that compile it have been read. Of a unit that was read the snapshot then keeps
    /// its declarations only, so that memory does not grow with the bodies of the whole solution: the snapshot is used up.
    /// </summary>
    /// <param name="wanted">Whether a tree of a unit is to be read; generated trees too.</param>
    public IEnumerable<FileFacts> Read(Func<ProjectUnit, SyntaxTree?, bool> wanted, CancellationToken cancellation)
    {
        var pending = new ConcurrentDictionary<string, FileFacts>(StringComparer.Ordinal);
        var left = snapshot
            .Units.SelectMany(unit => snapshot.SourcesOf(unit))
            .GroupBy(path => path, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var conversions = DeclaresConversions();
        var frameworks = FrameworkDifferences.Of(snapshot, cancellation);
        var referenced = snapshot.Units.SelectMany(unit => unit.UnitReferences).Select(reference => reference.Unit).ToHashSet();
        var order = ReadingOrder.Of(snapshot);
        for (var i = 0; i < order.Length; i++)
        {
            var unit = order[i];
            var trees = wanted(unit, null) ? Wanted(unit) : [];
            if (trees.Length > 0)
            {
                progress($"resolving references, {i + 1} of {order.Length}: {unit}");
                ReadTrees(unit, trees);
            }

            foreach (var path in snapshot.SourcesOf(unit))
                left[path]--;
            var isLastOfProject = i + 1 == order.Length || order[i + 1].Project.ProjectPath != unit.Project.ProjectPath;
            if (!isLastOfProject)
                continue;
            foreach (var path in pending.Keys)
                if (left.GetValueOrDefault(path) == 0 && pending.TryRemove(path, out var done))
                    yield return done;
            // Further frameworks of earlier projects may have been compiled only now, as references.
            foreach (var read in order.AsSpan(0, i + 1))
                snapshot.State(read.Index).Slim(snapshot, referenced.Contains(read.Index), cancellation);
        }

        foreach (var rest in pending.Values)
            yield return rest;

        SyntaxTree[] Wanted(ProjectUnit unit) =>
            snapshot.SourcesOf(unit).Any(path => frameworks.Matters(unit, path))
                ?
                [
                    .. snapshot
                        .Compilation(unit, cancellation)
                        .SyntaxTrees.Where(tree =>
                            frameworks.Matters(unit, snapshot.Documents.ContainsKey(tree.FilePath) ? tree.FilePath : null)
                            && wanted(unit, tree)
                        ),
                ]
                : [];

        // A function of its own: an iterator would keep the compilation of the last unit while it waits.
        void ReadTrees(ProjectUnit unit, SyntaxTree[] trees)
        {
            var compilation = snapshot.Compilation(unit, cancellation);
            var symbols = new SymbolTable(shared);
            Parallel.ForEach(
                trees,
                new ParallelOptions { CancellationToken = cancellation },
                tree =>
                {
                    var facts = ReadOne(unit, compilation, tree, symbols, conversions, cancellation);
                    pending.AddOrUpdate(facts.Path, facts, (_, other) => Merge(other, facts));
                }
            );
        }
    }

    /// <summary>As the index names it: full for a file on disk.</summary>
    public static string PathOf(SolutionSnapshot snapshot, ProjectUnit unit, SyntaxTree tree) =>
        snapshot.Documents.ContainsKey(tree.FilePath)
            ? tree.FilePath
            : $"(generated)/{unit.Name}/{tree.FilePath.Replace('\\', '/').TrimStart('/')}";

    private FileFacts ReadOne(
        ProjectUnit unit,
        CSharpCompilation compilation,
        SyntaxTree tree,
        SymbolTable symbols,
        bool conversions,
        CancellationToken cancellation
    )
    {
        var (declarations, references) = FileReader.Read(compilation, tree, symbols, conversions, cancellation);
        ImmutableArray<MapFunction> functions = [];
        if (!finders.IsEmpty)
        {
            var read = new ReadTree(unit, compilation, tree, Models.Of(compilation, tree), symbols);
            functions = [.. finders.SelectMany(find => find(read, cancellation))];
        }

        var document = snapshot.Documents.GetValueOrDefault(tree.FilePath);
        var text = tree.GetText(cancellation);
        return new FileFacts(
            PathOf(snapshot, unit, tree),
            document?.Hash.Value ?? ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(text.ToString())).Value,
            LineCount.Of(text),
            document?.IsGenerated ?? true,
            document is null,
            ShapeHash.OfFile((CompilationUnitSyntax)tree.GetRoot(cancellation)),
            declarations,
            references,
            functions
        );
    }

    /// <summary>The union of what two units see in one file.</summary>
    private static FileFacts Merge(FileFacts one, FileFacts other) =>
        one with
        {
            Declarations = [.. one.Declarations.Union(other.Declarations)],
            References = [.. one.References.Union(other.References)],
            Functions = [.. one.Functions.Union(other.Functions)],
        };

    private bool DeclaresConversions() =>
        snapshot
            .Documents.Values.AsParallel()
            .Any(document =>
            {
                var text = document.Text.ToString();
                return text.Contains("implicit operator", StringComparison.Ordinal)
                    || text.Contains("explicit operator", StringComparison.Ordinal);
            });
}
