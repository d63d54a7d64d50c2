using System.Collections.Immutable;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Checks;

/// <summary>What of one unit has to be compiled again to know what a change does to it.</summary>
/// <param name="Everything">The whole unit, and diagnostics without a place.</param>
/// <param name="Paths">Else these files of it.</param>
internal sealed record AffectedUnit(ProjectUnit Unit, bool Everything, ImmutableHashSet<string> Paths);

/// <summary>
/// From a change to the files that it can affect, in any project and target framework. It errs on the side of too
/// many: a file that is left out cannot mention anything that changed.
/// </summary>
internal sealed class AffectedDocuments(SolutionSnapshot before, SolutionSnapshot after, CancellationToken cancellation)
{
    /// <param name="touchedPaths">The files that the change touches.</param>
    /// <param name="changedNames">The only names that anything is called by in another way than before, where that is known; else null.</param>
    public ImmutableArray<AffectedUnit> Find(IReadOnlyCollection<string> touchedPaths, ImmutableHashSet<string>? changedNames)
    {
        var result = new Dictionary<int, (bool Everything, ImmutableHashSet<string> Paths)>();
        var touched = before
            .Units.Where(unit =>
                HasOtherAdditionalFiles(unit)
                || touchedPaths.Any(path => before.State(unit.Index).Contains(path) || after.State(unit.Index).Contains(path))
            )
            .ToImmutableArray();
        foreach (var unit in touched)
        {
            var (change, paths) = ChangesOf(unit, touchedPaths, changedNames);
            var everything = change.Everything || change.EntryPoint || HasOtherAdditionalFiles(unit) || MayLeaveFieldsUnused(unit, paths);
            Merge(result, unit.Index, everything, paths);
            if (change.IsNone)
                continue;
            var reachable = before.WithDependents([unit]);
            foreach (var dependent in reachable.Where(dependent => dependent.Index != unit.Index))
                change = change.And(GeneratedChange(dependent));
            var felt = change.Everything ? null : new FeltDocuments(unit, change, before, after, cancellation);
            foreach (var dependent in reachable)
                Merge(result, dependent.Index, change.Everything, [.. felt?.In(dependent) ?? [], .. ChangedGenerated(dependent)]);
        }

        return
        [
            .. result
                .OrderBy(pair => pair.Key)
                .Select(pair => new AffectedUnit(before.Units[pair.Key], pair.Value.Everything, pair.Value.Paths)),
        ];
    }

    /// <summary>What analyzers and generators read besides the sources can be felt in any file.</summary>
    private bool HasOtherAdditionalFiles(ProjectUnit unit) =>
        before.State(unit.Index).AdditionalTexts != after.State(unit.Index).AdditionalTexts;

    private bool MayLeaveFieldsUnused(ProjectUnit unit, ImmutableHashSet<string> paths)
    {
        if (!UnusedFields.AreErrors(unit))
            return false;
        var (old, now) = (before.Compiled(unit.Index, cancellation), after.Compiled(unit.Index, cancellation));
        return paths.Any(path =>
            UnusedFields.MayChange(old.Trees.GetValueOrDefault(path), now.Trees.GetValueOrDefault(path), now.Compilation, cancellation)
        );
    }

    private (DeclarationChange Change, ImmutableHashSet<string> Paths) ChangesOf(
        ProjectUnit unit,
        IReadOnlyCollection<string> touchedPaths,
        ImmutableHashSet<string>? changedNames
    )
    {
        var (old, now) = (before.Compiled(unit.Index, cancellation), after.Compiled(unit.Index, cancellation));
        var change = DeclarationChange.None;
        var paths = touchedPaths.Where(path => old.Trees.ContainsKey(path) || now.Trees.ContainsKey(path)).ToImmutableHashSet();
        if (changedNames is not null)
            change = change with { Names = changedNames, EntryPoint = changedNames.Contains("Main") };
        else
            foreach (var (then, today) in MovedFiles.Pairs(paths, old.Trees, now.Trees, cancellation))
                change = change.And(DeclarationDiff.Compare(then, today, cancellation));
        change = change.And(GeneratedChange(unit));
        if (!change.Everything && MeansAnother(change, unit))
            change = change with { Everything = true };
        return (change, paths.Union(ChangedGenerated(unit)));
    }

    private DeclarationChange GeneratedChange(ProjectUnit unit)
    {
        var (old, now) = (Generated(before.Compiled(unit.Index, cancellation)), Generated(after.Compiled(unit.Index, cancellation)));
        return ChangedGenerated(unit)
            .Select(path => DeclarationDiff.Compare(old.GetValueOrDefault(path), now.GetValueOrDefault(path), cancellation))
            .Aggregate(DeclarationChange.None, (all, one) => all.And(one));
    }

    /// <summary>Whether a name that stays as it is written can mean something else, since a type or namespace of that name came or went.</summary>
    private bool MeansAnother(DeclarationChange change, ProjectUnit unit)
    {
        var compiled = before.Compiled(unit.Index, cancellation).Compilation;
        // Another part of a namespace that exists changes no name.
        var came = change.Came.Where(name => !compiled.ContainsSymbolsWithName(name, SymbolFilter.Namespace, cancellation));
        return IsWritten(came, before) || IsWritten(change.Gone, after);
    }

    private static bool IsWritten(IEnumerable<string> names, SolutionSnapshot snapshot) =>
        names.Any(name => snapshot.DocumentsMentioning([name]).Any(document => Words.Contain(document.Text.ToString(), name)));

    /// <summary>Generated sources that are different after the change.</summary>
    private IEnumerable<string> ChangedGenerated(ProjectUnit unit)
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
