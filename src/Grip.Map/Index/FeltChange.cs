using System.Collections.Frozen;
using System.Collections.Immutable;
using Grip.Map.CSharp;
using Grip.Map.Index.Reading;
using Grip.Map.Index.Storing;
using Microsoft.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Grip.Map.Index;

/// <summary>What has to be read again after files changed.</summary>
/// <param name="Gone">Files that no project compiles any more, relative to the root.</param>
/// <param name="Wants">Whether a tree has to be read; without a tree, whether any of the unit's trees may have to.</param>
internal sealed record Felt(ImmutableArray<string> Gone, Func<ProjectUnit, SyntaxTree?, bool> Wants);

/// <summary>
/// From changed files to the files whose names may now mean something else. It errs on the side of too many: a file that
/// is left out mentions nothing that changed.
/// </summary>
internal sealed class FeltChange(
    SqliteConnection connection,
    SolutionSnapshot snapshot,
    Func<string, string> relative,
    CancellationToken cancellation
)
{
    /// <summary>Members that the language calls without naming them.</summary>
    private static readonly FrozenSet<string> Unnamed = new[]
    {
        "GetEnumerator",
        "GetAsyncEnumerator",
        "MoveNext",
        "MoveNextAsync",
        "Current",
        "GetAwaiter",
        "IsCompleted",
        "GetResult",
        "OnCompleted",
        "Deconstruct",
        "Dispose",
        "DisposeAsync",
        "Add",
        "Slice",
        "Length",
        "Count",
        "Create",
        "Select",
        "SelectMany",
        "Where",
        "Join",
        "GroupJoin",
        "OrderBy",
        "OrderByDescending",
        "ThenBy",
        "ThenByDescending",
        "GroupBy",
        "Cast",
        "AppendLiteral",
        "AppendFormatted",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly ImmutableArray<string> ConstructionWords = ["new(", "new (", "base(", "base (", "this(", "this ("];

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<int> touched = [];
    private bool everything;

    public Felt Find()
    {
        var known = connection
            .Query(
                "SELECT path, hash, id, shape, is_in_memory FROM files",
                row =>
                    (
                        Path: row.GetString(0),
                        Hash: row.GetString(1),
                        Id: row.GetInt64(2),
                        Shape: row.GetInt64(3),
                        InMemory: row.GetBoolean(4)
                    )
            )
            .ToDictionary(file => file.Path, StringComparer.Ordinal);
        var now = snapshot
            .Units.SelectMany(unit => snapshot.SourcesOf(unit))
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(relative, path => path, StringComparer.Ordinal);
        var changed = now.Where(pair =>
                !known.TryGetValue(pair.Key, out var file) || file.Hash != snapshot.Documents[pair.Value].Hash.Value
            )
            .Select(pair => pair.Value)
            .ToHashSet(StringComparer.Ordinal);
        var gone = known.Values.Where(file => !file.InMemory && !now.ContainsKey(file.Path)).ToArray();

        var whole = ChangedProjects();
        foreach (var path in changed)
            Compare(path, known.TryGetValue(relative(path), out var file) ? (file.Id, file.Shape) : null);
        foreach (var file in gone)
            Compare(null, (file.Id, file.Shape));
        if (gone.Length > 0)
            Touch(
                connection.Query(
                    "SELECT p.path FROM file_projects f JOIN projects p ON p.id = f.project JOIN files x ON x.id = f.file WHERE x.path IN (SELECT value FROM json_each($0))",
                    row => row.GetString(0),
                    System.Text.Json.JsonSerializer.Serialize(gone.Select(file => file.Path))
                )
            );

        var reached = snapshot
            .WithDependents(snapshot.Units.Where(unit => touched.Contains(unit.Index) || whole.Contains(unit.Index)))
            .Select(unit => unit.Index)
            .ToHashSet();
        var wholeReached = snapshot
            .WithDependents(snapshot.Units.Where(unit => whole.Contains(unit.Index)))
            .Select(unit => unit.Index)
            .ToHashSet();
        var mentioning =
            names.Count == 0 ? [] : snapshot.DocumentsMentioning(names).Select(document => document.Path).ToHashSet(StringComparer.Ordinal);
        var again = snapshot
            .Units.Where(unit => reached.Contains(unit.Index))
            .SelectMany(unit =>
                everything || wholeReached.Contains(unit.Index)
                    ? snapshot.SourcesOf(unit)
                    : snapshot.SourcesOf(unit).Where(mentioning.Contains)
            )
            .Concat(changed)
            .ToHashSet(StringComparer.Ordinal);
        var generated = known.Values.Where(file => file.InMemory).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var declarationsChanged = names.Count > 0 || everything;
        return new Felt([.. gone.Select(file => file.Path)], Wants);

        bool Wants(ProjectUnit unit, SyntaxTree? tree)
        {
            if (tree is null)
                return touched.Contains(unit.Index)
                    || reached.Contains(unit.Index)
                        && declarationsChanged
                        && generated.Any(path => path.StartsWith($"(generated)/{unit.Name}/", StringComparison.Ordinal))
                    || snapshot.SourcesOf(unit).Any(again.Contains);
            return again.Contains(tree.FilePath) || reached.Contains(unit.Index) && !snapshot.Documents.ContainsKey(tree.FilePath);
        }
    }

    /// <summary>Units of projects that are new, or that are compiled in another way than before.</summary>
    private HashSet<int> ChangedProjects()
    {
        var options = connection
            .Query("SELECT path, options FROM projects", row => (row.GetString(0), row.GetString(1)))
            .ToDictionary(StringComparer.Ordinal);
        return
        [
            .. snapshot
                .Units.GroupBy(unit => unit.Project.ProjectPath, StringComparer.Ordinal)
                .Where(group => options.GetValueOrDefault(relative(group.Key)) != UnitOptions.Of(group))
                .SelectMany(group => group)
                .Select(unit => unit.Index),
        ];
    }

    private void Touch(IEnumerable<string> projects)
    {
        var paths = projects.ToHashSet(StringComparer.Ordinal);
        touched.UnionWith(snapshot.Units.Where(unit => paths.Contains(relative(unit.Project.ProjectPath))).Select(unit => unit.Index));
    }

    /// <summary>Compares what a file declares with what it declared.</summary>
    private void Compare(string? path, (long Id, long Shape)? before)
    {
        var (now, shape) = path is null ? ([], 0L) : Declared(path);
        var then = before is null
            ? []
            : connection.Query(
                "SELECT s.key, d.shape, s.name, s.kind FROM declarations d JOIN symbols s ON s.id = d.symbol WHERE d.file = $0",
                row => new Declared(row.GetString(0), row.GetInt64(1), row.GetString(2), (MapSymbolKind)row.GetInt32(3)),
                before.Value.Id
            );
        everything |= before is null || path is null ? false : before.Value.Shape != shape;
        foreach (var different in now.Except(then).Concat(then.Except(now)))
        {
            names.Add(different.Name);
            everything |= different.Kind is MapSymbolKind.Operator or MapSymbolKind.Indexer || Unnamed.Contains(different.Name);
            if (different.Kind is MapSymbolKind.Constructor)
                names.UnionWith(ConstructionWords);
            // Another base list changes what any member access on the type means.
            if (different.Kind.IsType() && now.Any(one => one.Key == different.Key) && then.Any(one => one.Key == different.Key))
                everything = true;
            if (different.Kind.IsType() && different.Name.EndsWith("Attribute", StringComparison.Ordinal))
                names.Add(different.Name[..^"Attribute".Length]);
        }
    }

    private (List<Declared> Declarations, long Shape) Declared(string path)
    {
        var result = new HashSet<Declared>();
        var shape = 0L;
        foreach (var unit in snapshot.UnitsWith(path))
        {
            touched.Add(unit.Index);
            var compilation = snapshot.Compilation(unit, cancellation);
            var tree = compilation.SyntaxTrees.First(candidate => candidate.FilePath == path);
            var symbols = new SymbolTable(new(StringComparer.Ordinal));
            var declarations = FileReader.ReadDeclarations(compilation, tree, symbols, cancellation);
            result.UnionWith(declarations.Select(one => new Declared(one.Symbol.Key, one.Shape, one.Symbol.Name, one.Symbol.Kind)));
            shape = ShapeHash.OfFile((Microsoft.CodeAnalysis.CSharp.Syntax.CompilationUnitSyntax)tree.GetRoot(cancellation));
        }

        return ([.. result], shape);
    }
}

[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Declared(string Key, long Shape, string Name, MapSymbolKind Kind);
