using System.Collections.Immutable;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Checks;

/// <summary>What of one unit has to be compiled again to know what a change does to it.</summary>
/// <param name="Everything">The whole unit, and diagnostics without a place.</param>
/// <param name="Paths">Else these files of it.</param>
internal sealed record AffectedUnit(ProjectUnit Unit, bool Everything, ImmutableHashSet<string> Paths);

/// <summary>
/// From a change to the files that it can affect, in any project and target framework. It errs on the side of too
/// many: a file that is left out cannot mention anything that changed.
/// </summary>
internal static class AffectedDocuments
{
    public static ImmutableArray<AffectedUnit> Find(
        SolutionSnapshot before,
        SolutionSnapshot after,
        IReadOnlyCollection<string> touchedPaths,
        CancellationToken cancellation
    )
    {
        var result = new Dictionary<int, (bool Everything, ImmutableHashSet<string> Paths)>();
        var touched = before
            .Units.Where(unit =>
                touchedPaths.Any(path => before.State(unit.Index).Contains(path) || after.State(unit.Index).Contains(path))
            )
            .ToImmutableArray();
        foreach (var unit in touched)
        {
            var (change, paths) = ChangesOf(unit, before, after, touchedPaths, cancellation);
            var everything = change.Everything || change.EntryPoint || MayLeaveFieldsUnused(unit, before, after, paths, cancellation);
            Merge(result, unit.Index, everything, paths);
            if (change == DeclarationChange.None)
                continue;
            var reachable = before.WithDependents([unit]);
            var names = change.Everything ? change.Names : WithDerived(change, before, after);
            var mentioning = change.Everything
                ? []
                : before
                    .DocumentsMentioning(names)
                    .Concat(after.DocumentsMentioning(names))
                    .Select(document => document.Path)
                    .ToHashSet(StringComparer.Ordinal);
            foreach (var dependent in reachable)
                Merge(
                    result,
                    dependent.Index,
                    change.Everything,
                    [
                        .. mentioning.Where(path =>
                            before.State(dependent.Index).Contains(path) || after.State(dependent.Index).Contains(path)
                        ),
                        .. ChangedGenerated(dependent, before, after, cancellation),
                    ]
                );
        }

        return
        [
            .. result
                .OrderBy(pair => pair.Key)
                .Select(pair => new AffectedUnit(before.Units[pair.Key], pair.Value.Everything, pair.Value.Paths)),
        ];
    }

    private static bool MayLeaveFieldsUnused(
        ProjectUnit unit,
        SolutionSnapshot before,
        SolutionSnapshot after,
        ImmutableHashSet<string> paths,
        CancellationToken cancellation
    )
    {
        if (!UnusedFields.AreErrors(unit))
            return false;
        var (old, now) = (before.Compiled(unit.Index, cancellation), after.Compiled(unit.Index, cancellation));
        return paths.Any(path =>
            UnusedFields.MayChange(old.Trees.GetValueOrDefault(path), now.Trees.GetValueOrDefault(path), now.Compilation, cancellation)
        );
    }

    private static (DeclarationChange Change, ImmutableHashSet<string> Paths) ChangesOf(
        ProjectUnit unit,
        SolutionSnapshot before,
        SolutionSnapshot after,
        IReadOnlyCollection<string> touchedPaths,
        CancellationToken cancellation
    )
    {
        var (old, now) = (before.Compiled(unit.Index, cancellation), after.Compiled(unit.Index, cancellation));
        var change = DeclarationChange.None;
        var paths = ImmutableHashSet<string>.Empty;
        foreach (var path in touchedPaths.Where(path => old.Trees.ContainsKey(path) || now.Trees.ContainsKey(path)))
        {
            paths = paths.Add(path);
            change = change.And(
                DeclarationDiff.Compare(old.Trees.GetValueOrDefault(path), now.Trees.GetValueOrDefault(path), cancellation)
            );
        }

        foreach (var path in ChangedGenerated(unit, before, after, cancellation))
        {
            paths = paths.Add(path);
            change = change.And(
                DeclarationDiff.Compare(Generated(old).GetValueOrDefault(path), Generated(now).GetValueOrDefault(path), cancellation)
            );
        }

        if (!change.Everything && MeansAnother(change, unit, before, after, cancellation))
            change = change with { Everything = true };
        return (change, paths);
    }

    /// <summary>Whether a name that stays as it is written can mean something else, since a type or namespace of that name came or went.</summary>
    private static bool MeansAnother(
        DeclarationChange change,
        ProjectUnit unit,
        SolutionSnapshot before,
        SolutionSnapshot after,
        CancellationToken cancellation
    )
    {
        var compiled = before.Compiled(unit.Index, cancellation).Compilation;
        // Another part of a namespace that exists changes no name.
        var came = change.Came.Where(name => !compiled.ContainsSymbolsWithName(name, SymbolFilter.Namespace, cancellation));
        return IsWritten(came, before) || IsWritten(change.Gone, after);
    }

    private static bool IsWritten(IEnumerable<string> names, SolutionSnapshot snapshot) =>
        names.Any(name => snapshot.DocumentsMentioning([name]).Any(document => Words.Contain(document.Text.ToString(), name)));

    /// <summary>Generated sources that are different after the change.</summary>
    private static IEnumerable<string> ChangedGenerated(
        ProjectUnit unit,
        SolutionSnapshot before,
        SolutionSnapshot after,
        CancellationToken cancellation
    )
    {
        var (old, now) = (before.Compiled(unit.Index, cancellation), after.Compiled(unit.Index, cancellation));
        if (old.Driver is null && now.Driver is null)
            return [];
        var (oldTrees, newTrees) = (Generated(old), Generated(now));
        return
        [
            .. oldTrees
                .Keys.Union(newTrees.Keys)
                .Where(path =>
                    !oldTrees.TryGetValue(path, out var then)
                    || !newTrees.TryGetValue(path, out var today)
                    || !ReferenceEquals(then, today) && !then.GetText(cancellation).ContentEquals(today.GetText(cancellation))
                ),
        ];
    }

    private static Dictionary<string, SyntaxTree> Generated(CompiledUnit unit) =>
        unit.Driver is null ? [] : unit.Driver.GetRunResult().GeneratedTrees.ToDictionary(tree => tree.FilePath, StringComparer.Ordinal);

    /// <summary>Names of the types that derive, at any distance, from those whose members changed.</summary>
    private static ImmutableHashSet<string> WithDerived(DeclarationChange change, SolutionSnapshot before, SolutionSnapshot after)
    {
        var names = change.Names.Union(change.BaseNames);
        for (var frontier = change.BaseNames; frontier.Count > 0; )
        {
            var bases = frontier;
            var derived = before
                .DocumentsMentioning(bases)
                .Concat(after.DocumentsMentioning(bases))
                .Distinct()
                .SelectMany(document => DerivedIn(document, bases, before, after))
                .ToImmutableHashSet();
            frontier = derived.Except(names);
            names = names.Union(frontier);
        }

        return names;
    }

    private static IEnumerable<string> DerivedIn(
        SourceDocument document,
        ImmutableHashSet<string> bases,
        SolutionSnapshot before,
        SolutionSnapshot after
    )
    {
        var snapshot = before.Documents.GetValueOrDefault(document.Path) == document ? before : after;
        foreach (var unit in snapshot.UnitsWith(document.Path))
        {
            var tree = snapshot.Trees.Parse(document, unit, CancellationToken.None);
            foreach (var type in tree.GetRoot().DescendantNodes(node => node is not BlockSyntax).OfType<TypeDeclarationSyntax>())
                if (
                    type.BaseList is { } list
                    && list.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && bases.Contains(token.ValueText))
                )
                    yield return type.Identifier.ValueText;
            // An alias may stand for the base type.
            foreach (
                var alias in tree.GetRoot()
                    .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                    .OfType<UsingDirectiveSyntax>()
            )
                if (alias.Alias is { } name && alias.DescendantTokens().Any(token => bases.Contains(token.ValueText)))
                    yield return name.Name.Identifier.ValueText;
        }
    }

    private static void Merge(
        Dictionary<int, (bool Everything, ImmutableHashSet<string> Paths)> result,
        int unit,
        bool everything,
        IEnumerable<string> paths
    )
    {
        var known = result.GetValueOrDefault(unit, (false, []));
        result[unit] = (known.Everything || everything, known.Paths.Union(paths));
    }
}
