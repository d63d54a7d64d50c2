using System.Collections.Immutable;
using Grip.Core.Changes;
using Grip.Core.Checks;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using DiagnosticSeverity = Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace Grip.Map.Checks;

/// <summary>Compares the diagnostics of one unit after the other before and after a change, and keeps what it found.</summary>
/// <param name="touched">The files that the change touches, under their old and new paths.</param>
/// <param name="unresolved">What cannot be resolved in the baseline.</param>
internal sealed class UnitComparison(
    DiagnosticCollector before,
    DiagnosticCollector after,
    ChangeSet changes,
    IReadOnlySet<string> touched,
    UnresolvedNames unresolved,
    CancellationToken cancellation
)
{
    private readonly DiagnosticDiff diff = new(changes, Same);
    private readonly ImmutableDictionary<string, string> origins = changes
        .Files.OfType<FileChange.Renamed>()
        .ToImmutableDictionary(change => change.NewPath, change => change.Path, StringComparer.Ordinal);

    /// <summary>What was wrong before is only looked for where something is wrong after the change.</summary>
    public bool SparesBaseline { get; init; }

    /// <summary>Analyzers look at all affected files, not only at those that the change touches.</summary>
    public bool IsThorough { get; init; }

    public List<CheckDiagnostic> Introduced { get; } = [];

    public List<CheckDiagnostic> Fixed { get; } = [];

    /// <summary>Errors that were there before.</summary>
    public int Kept { get; private set; }

    /// <param name="unit">The unit, of the snapshot before the change.</param>
    public async Task AddAsync(AffectedUnit unit)
    {
        var analyzed = IsThorough ? unit.Paths.Union(touched) : touched;
        var now = await after.OfAsync(unit with { Unit = after.Snapshot.Units[unit.Unit.Index] }, analyzed, cancellation);
        if (SparesBaseline)
            (unit, now) = unit.Everything ? SpareUnit(unit, now) : (SpareFiles(unit, now), now);
        Add(unit.Unit, await before.OfAsync(unit, analyzed, cancellation), now);
    }

    /// <summary>Adds what is wrong with declarations in files of the units that were not looked at one by one.</summary>
    public void AddDeclarations(ImmutableArray<AffectedUnit> reached, ImmutableArray<AffectedUnit> known)
    {
        foreach (var unit in reached.Select(unit => unit.Unit))
        {
            var seen = known.FirstOrDefault(affected => affected.Unit.Index == unit.Index);
            if (seen is { Everything: true })
                continue;
            var now = Errors(after);
            if (now.Length > 0)
                Add(unit, Errors(before), now);

            Diagnostic[] Errors(DiagnosticCollector collector) =>
                [
                    .. collector
                        .DeclarationErrors(unit, cancellation)
                        .Where(diagnostic => diagnostic.Location.SourceTree is not { } tree || seen?.Paths.Contains(tree.FilePath) != true),
                ];
        }
    }

    private void Add(ProjectUnit unit, IEnumerable<Diagnostic> old, IEnumerable<Diagnostic> now)
    {
        var (introduced, @fixed, kept) = diff.Compare(old, now);
        if (UnresolvedNames.IsPossible(unit))
            (introduced, kept) = WithoutMissingPackages(unit, introduced, kept);
        var suggestions = new Suggestions(after.Snapshot, unit, changes, before.Snapshot, cancellation);
        Introduced.AddRange(introduced.Select(diagnostic => Diagnostics.ToCheck(diagnostic, unit, suggestions.For(diagnostic), Same)));
        Fixed.AddRange(@fixed.Select(diagnostic => Diagnostics.ToCheck(diagnostic, unit, [], Same)));
        Kept += kept.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>What is said only since packages are missing here is nobody's fault; what they hid is found.</summary>
    private (ImmutableArray<Diagnostic> Introduced, ImmutableArray<Diagnostic> Kept) WithoutMissingPackages(
        ProjectUnit unit,
        ImmutableArray<Diagnostic> introduced,
        ImmutableArray<Diagnostic> kept
    )
    {
        var excused = introduced.Where(diagnostic => unresolved.IsKnown(diagnostic, cancellation)).ToImmutableArray();
        var blamed = new List<Diagnostic>();
        foreach (var path in touched)
            if (
                before.Snapshot.Tree(unit, path, cancellation) is { } old
                && after.Snapshot.Tree(unit, path, cancellation) is { } now
                && kept.Where(diagnostic => diagnostic.Location.SourceTree == now).ToImmutableArray() is { IsEmpty: false } ofFile
            )
                blamed.AddRange(unresolved.Abandoned(unit, old, now, ofFile, cancellation));
        return (introduced.RemoveRange(excused).AddRange(blamed), kept.RemoveRange(blamed).AddRange(excused));
    }

    /// <summary>Without an error anywhere in the unit, only the files that the change touches are compared.</summary>
    private (AffectedUnit, ImmutableArray<Diagnostic>) SpareUnit(AffectedUnit unit, ImmutableArray<Diagnostic> now) =>
        now.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            ? (unit, now)
            : (
                unit with
                {
                    Everything = false,
                    Paths = [.. touched.Where(before.Snapshot.State(unit.Unit.Index).Contains)],
                },
                [
                    .. now.Where(diagnostic =>
                        diagnostic.Location.SourceTree is { } tree
                        && touched.Contains(tree.FilePath)
                        // Nobody says this of a file by itself, so that an old one could not be told from a new one.
                        && !UnusedFields.Ids.Contains(diagnostic.Id)
                    ),
                ]
            );

    private AffectedUnit SpareFiles(AffectedUnit unit, ImmutableArray<Diagnostic> now)
    {
        var wrong = now.Select(diagnostic => diagnostic.Location.SourceTree?.FilePath).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var state = before.Snapshot.State(unit.Unit.Index);
        // What moved from one touched file to another is looked for in all of them.
        var moved = wrong.Overlaps(touched) ? touched.Where(state.Contains) : [];
        return unit with { Paths = [.. wrong, .. wrong.Where(origins.ContainsKey).Select(path => origins[path]), .. moved] };
    }

    private static string Same(string path) => path;
}
