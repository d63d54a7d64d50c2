using System.Buffers;
using System.Collections.Immutable;
using Grip.Core.Changes;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Map.CSharp;

/// <summary>
/// A solution at one instant: immutable, shared freely between threads. A change gives a new snapshot that shares
/// everything the change does not touch; compilations are made when first asked for.
/// </summary>
public sealed class SolutionSnapshot
{
    private readonly ImmutableArray<UnitState> states;

    internal SolutionSnapshot(
        string root,
        ImmutableArray<ProjectUnit> units,
        ImmutableDictionary<string, SourceDocument> documents,
        ImmutableArray<UnitState> states,
        TreeCache trees,
        AnalyzerAssemblies assemblies,
        WrittenWords words
    )
    {
        Words = words;
        Trees = trees;
        Assemblies = assemblies;
        Root = root;
        Units = units;
        Documents = documents;
        this.states = states;
        Diagnostics = new FileDiagnostics(this);
        Uses = new NameUses(this);
    }

    internal TreeCache Trees { get; }

    internal WrittenWords Words { get; }

    internal NameUses Uses { get; }

    internal AnalyzerAssemblies Assemblies { get; }

    /// <summary>Paths are shown relative to it.</summary>
    public string Root { get; }

    /// <summary>Every project in every target framework.</summary>
    public ImmutableArray<ProjectUnit> Units { get; }

    /// <summary>All sources on disk by full path; what generators make is in the compilations only.</summary>
    public ImmutableDictionary<string, SourceDocument> Documents { get; }

    /// <summary>What the compiler says about single files; what was asked once is known.</summary>
    public FileDiagnostics Diagnostics { get; }

    /// <summary>The text of a source on disk, by full path; null if it is none of this solution.</summary>
    public string? TextOf(string path) => Documents.TryGetValue(path, out var document) ? document.Text.ToString() : null;

    /// <summary>The sources of a unit in this snapshot, with files that a change added.</summary>
    public ImmutableArray<string> SourcesOf(ProjectUnit unit) => states[unit.Index].Sources;

    /// <summary>The compilation of a unit, generated sources included. The first call parses and runs generators.</summary>
    public CSharpCompilation Compilation(ProjectUnit unit, CancellationToken cancellation) =>
        states[unit.Index].Get(this, cancellation).Compilation;

    /// <summary>The tree of a file on disk in a unit's compilation; null if the unit does not compile the file.</summary>
    public SyntaxTree? Tree(ProjectUnit unit, string path, CancellationToken cancellation) =>
        states[unit.Index].Contains(path) ? states[unit.Index].Get(this, cancellation).Trees.GetValueOrDefault(path) : null;

    internal CompiledUnit Compiled(int unit, CancellationToken cancellation) => states[unit].Get(this, cancellation);

    internal UnitState State(int unit) => states[unit];

    /// <summary>Units that compile the file.</summary>
    public IEnumerable<ProjectUnit> UnitsWith(string path) => Units.Where(unit => states[unit.Index].Contains(path));

    /// <summary>Units that reference any of <paramref name="units"/>, directly or not, and those units themselves.</summary>
    public ImmutableArray<ProjectUnit> WithDependents(IEnumerable<ProjectUnit> units)
    {
        var reached = new HashSet<int>(units.Select(unit => unit.Index));
        for (var grew = true; grew; )
        {
            grew = false;
            foreach (var unit in Units)
                if (!reached.Contains(unit.Index) && unit.UnitReferences.Any(reference => reached.Contains(reference.Unit)))
                    grew |= reached.Add(unit.Index);
        }

        return [.. Units.Where(unit => reached.Contains(unit.Index))];
    }

    /// <summary>Documents whose text holds any of <paramref name="names"/>: a superset of those that can refer to such symbols.</summary>
    public IEnumerable<SourceDocument> DocumentsMentioning(IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
            return [];
        var values = SearchValues.Create([.. names], StringComparison.Ordinal);
        return Documents
            .Values.AsParallel()
            .Where(document =>
                document.Text.ToString().AsSpan().ContainsAny(values) || document.Text.ToString().Contains("\\u", StringComparison.Ordinal)
            )
            .ToArray();
    }

    /// <summary>This snapshot after <paramref name="changes"/>, in memory. Nothing is written.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An edit lies outside of its file.</exception>
    /// <exception cref="KeyNotFoundException">A changed file is not part of the solution.</exception>
    public SolutionSnapshot With(ChangeSet changes)
    {
        var texts = new Dictionary<string, SourceDocument?>(StringComparer.Ordinal);
        foreach (var change in changes.Files)
        {
            switch (change)
            {
                case FileChange.Modified modified when Documents.ContainsKey(modified.Path):
                    texts[modified.Path] = Edited(modified.Path, modified.Edits);
                    break;
                case FileChange.Added added when IsSource(added.Path):
                    texts[added.Path] = SourceDocument.From(added.Path, [.. added.Content], intermediateFolder: null);
                    break;
                case FileChange.Deleted deleted when Documents.ContainsKey(deleted.Path):
                    texts[deleted.Path] = null;
                    break;
                case FileChange.Renamed renamed when Documents.ContainsKey(renamed.Path):
                    texts[renamed.Path] = null;
                    texts[renamed.NewPath] = Edited(renamed.Path, renamed.Edits) with { Path = renamed.NewPath };
                    break;
            }
        }

        return With(texts, changes.Files.OfType<FileChange.Renamed>().ToDictionary(rename => rename.NewPath, rename => rename.Path))
            .WithAdditionalFiles(changes);
    }

    /// <summary>This snapshot with what a change does to files that only generators and analyzers read; itself if there are none.</summary>
    public SolutionSnapshot WithAdditionalFiles(ChangeSet changes)
    {
        var next = states.ToArray();
        foreach (var unit in Units)
        {
            var state = states[unit.Index];
            var additional = AdditionalFile.After(state.AdditionalTexts, changes);
            if (additional != state.AdditionalTexts)
                next[unit.Index] = new UnitState(unit, state.Sources, additional, state);
        }

        var changed = Units.Where(unit => next[unit.Index] != states[unit.Index]).Select(unit => unit.Index).ToHashSet();
        if (changed.Count == 0)
            return this;
        foreach (var dependent in WithDependents(Units.Where(unit => changed.Contains(unit.Index))))
            if (!changed.Contains(dependent.Index))
                next[dependent.Index] = Again(dependent);
        return new SolutionSnapshot(Root, Units, Documents, [.. next], Trees, Assemblies, Words);
    }

    /// <summary>The unit with nothing of its own changed: something that it references is.</summary>
    private UnitState Again(ProjectUnit unit) =>
        new(unit, states[unit.Index].Sources, states[unit.Index].AdditionalTexts, states[unit.Index]);

    /// <summary>This snapshot with whole documents replaced (a value), added (a new path) or removed (null).</summary>
    /// <param name="origins">For a renamed document its old path: it stays in the units that compiled it there.</param>
    public SolutionSnapshot With(IReadOnlyDictionary<string, SourceDocument?> replaced, IReadOnlyDictionary<string, string> origins)
    {
        var documents = Documents.ToBuilder();
        foreach (var (path, document) in replaced)
        {
            if (document is null)
                documents.Remove(path);
            else
                documents[path] = document;
        }

        var next = new UnitState[Units.Length];
        var touched = new HashSet<int>();
        foreach (var unit in Units)
        {
            next[unit.Index] = states[unit.Index];
            var sources = Membership.Sources(unit, states[unit.Index], replaced, origins);
            if (sources is null)
                continue;
            touched.Add(unit.Index);
            next[unit.Index] = new UnitState(unit, sources.Value, states[unit.Index].AdditionalTexts, states[unit.Index]);
        }

        foreach (var dependent in WithDependents(Units.Where(unit => touched.Contains(unit.Index))))
            if (!touched.Contains(dependent.Index))
                next[dependent.Index] = Again(dependent);
        var words = new WrittenWords([.. replaced.Values.OfType<SourceDocument>()], Words);
        return new SolutionSnapshot(Root, Units, documents.ToImmutable(), [.. next], Trees, Assemblies, words);
    }

    /// <summary>This snapshot with some of the compiler's warnings as errors, so that what looks for errors finds them.</summary>
    public SolutionSnapshot Raising(ImmutableArray<string> warnings)
    {
        var units = Units.Select(unit => unit.Raising(warnings)).ToImmutableArray();
        return new SolutionSnapshot(
            Root,
            units,
            Documents,
            [.. units.Select(unit => new UnitState(unit, states[unit.Index].Sources, states[unit.Index].AdditionalTexts, before: null))],
            Trees,
            Assemblies,
            Words
        );
    }

    private SourceDocument Edited(string path, ImmutableArray<TextEdit> edits)
    {
        var document = Documents[path];
        return document.WithText(TextEdits.Apply(document.Text.ToString(), edits));
    }

    private static bool IsSource(string path) => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);
}
