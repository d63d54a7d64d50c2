using System.Collections.Immutable;
using Grip.Core.Changes;
using Grip.Core.Checks;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using DiagnosticSeverity = Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace Grip.Map.Checks;

/// <summary>
/// The compiler's judgement of a change: everything that the change can affect, in every project and target
/// framework, compared with the same files before it. Holds what it computed about the baseline, so that later
/// changes of the same baseline are judged faster.
/// </summary>
/// <param name="baseline">The solution before the change.</param>
/// <param name="after">The baseline with the change, if the proposer made it already; else null.</param>
/// <param name="level">How far to look.</param>
/// <param name="weaknesses">Why verdicts are weaker than a build, from the load.</param>
public sealed class SemanticCheck(SolutionSnapshot baseline, SolutionSnapshot? after, CheckLevel level, ImmutableArray<string> weaknesses)
    : ICheck
{
    private readonly DiagnosticCollector before = new(baseline, withAnalyzers: true);

    public string Name => "semantic";

    /// <summary>
    /// Spares the baseline of a unit that compiles without errors after the change: nothing can have been introduced
    /// there. What was fixed is then only known for the touched files.
    /// </summary>
    public bool SparesCleanUnits { get; init; }

    // Warnings about members that nobody uses, which a file alone does not show: without the baseline nobody knows whether they are new.
    private static readonly ImmutableHashSet<string> OfWholeCompilations = ["CS0067", "CS0169", "CS0414", "CS0649"];

    public Task<Verdict> JudgeAsync(ChangeSet changes, CancellationToken cancellation) =>
        JudgeAsync(changes, after ?? baseline.With(changes), cancellation);

    /// <param name="changes">What was changed; used to follow places from the old text to the new.</param>
    /// <param name="now">The baseline with the changes.</param>
    /// <param name="cancellation">Answered within the binding of one file.</param>
    public async Task<Verdict> JudgeAsync(ChangeSet changes, SolutionSnapshot now, CancellationToken cancellation)
    {
        var touched = changes.Files.SelectMany(TouchedPaths).ToHashSet(StringComparer.Ordinal);
        var syntax = SyntaxErrors(changes, now, touched, cancellation);
        if (syntax is not null)
            return syntax;

        var affected = level == CheckLevel.Full ? Everything(now, touched) : AffectedDocuments.Find(baseline, now, touched, cancellation);
        var current = new DiagnosticCollector(now, withAnalyzers: true);
        var diff = new DiagnosticDiff(changes, Same);
        var (introduced, @fixed, kept) = (
            ImmutableArray.CreateBuilder<CheckDiagnostic>(),
            ImmutableArray.CreateBuilder<CheckDiagnostic>(),
            0
        );
        foreach (var unit in affected)
        {
            var today = await current.OfAsync(unit with { Unit = now.Units[unit.Unit.Index] }, touched, cancellation);
            var scope = unit;
            if (SparesCleanUnits && unit.Everything && !today.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            {
                scope = unit with
                {
                    Everything = false,
                    Paths = [.. touched.Where(path => baseline.State(unit.Unit.Index).Contains(path))],
                };
                today =
                [
                    .. today.Where(diagnostic =>
                        diagnostic.Location.SourceTree is { } tree
                        && touched.Contains(tree.FilePath)
                        && !OfWholeCompilations.Contains(diagnostic.Id)
                    ),
                ];
            }

            var old = await before.OfAsync(scope, touched, cancellation);
            var result = diff.Compare(old, today);
            var suggestions = new Suggestions(now, unit.Unit, changes, baseline, cancellation);
            introduced.AddRange(
                result.Introduced.Select(diagnostic => Diagnostics.ToCheck(diagnostic, unit.Unit, suggestions.For(diagnostic), Same))
            );
            @fixed.AddRange(result.Fixed.Select(diagnostic => Diagnostics.ToCheck(diagnostic, unit.Unit, [], Same)));
            kept += result.Kept.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        }

        return new Verdict(
            level,
            Diagnostics.Sorted(introduced),
            Diagnostics.Sorted(@fixed),
            kept,
            [.. weaknesses, .. Unchecked(touched, now), .. current.Weaknesses]
        );
    }

    /// <summary>A source that no project compiles cannot be judged, and that is said.</summary>
    private IEnumerable<string> Unchecked(HashSet<string> touched, SolutionSnapshot now) =>
        touched
            .Where(path =>
                path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) && !baseline.UnitsWith(path).Any() && !now.UnitsWith(path).Any()
            )
            .Select(path => $"{Path.GetRelativePath(baseline.Root, path)} belongs to no loaded project, so it was not checked.");

    /// <summary>A file that does not even parse is refused at once; nothing else about it is worth computing.</summary>
    private Verdict? SyntaxErrors(ChangeSet changes, SolutionSnapshot after, HashSet<string> touched, CancellationToken cancellation)
    {
        var diff = new DiagnosticDiff(changes, Same);
        var introduced = ImmutableArray.CreateBuilder<CheckDiagnostic>();
        foreach (var unit in after.Units)
        {
            foreach (var path in touched.Where(path => after.State(unit.Index).Contains(path)))
            {
                var now = after
                    .Trees.Parse(after.Documents[path], unit, cancellation)
                    .GetDiagnostics(cancellation)
                    .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                    .ToArray();
                if (now.Length == 0)
                    continue;
                var origin = changes.Files.OfType<FileChange.Renamed>().FirstOrDefault(rename => rename.NewPath == path)?.Path ?? path;
                var old = baseline.Documents.TryGetValue(origin, out var document)
                    ? baseline
                        .Trees.Parse(document, unit, cancellation)
                        .GetDiagnostics(cancellation)
                        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                    : [];
                introduced.AddRange(
                    diff.Compare(old, now).Introduced.Select(diagnostic => Diagnostics.ToCheck(diagnostic, unit, [], Same))
                );
            }
        }

        return introduced.Count == 0 ? null : new Verdict(CheckLevel.Syntax, Diagnostics.Sorted(introduced), [], 0, weaknesses);
    }

    private ImmutableArray<AffectedUnit> Everything(SolutionSnapshot after, HashSet<string> touched)
    {
        var units = baseline.Units.Where(unit =>
            touched.Any(path => baseline.State(unit.Index).Contains(path) || after.State(unit.Index).Contains(path))
        );
        return [.. baseline.WithDependents(units).Select(unit => new AffectedUnit(unit, Everything: true, []))];
    }

    private static IEnumerable<string> TouchedPaths(FileChange change) =>
        change is FileChange.Renamed renamed ? [renamed.Path, renamed.NewPath] : [change.Path];

    private static string Same(string path) => path;
}
