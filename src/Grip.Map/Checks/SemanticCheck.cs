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
    private UnresolvedNames? unresolved;

    public string Name => "semantic";

    /// <summary>
    /// The only names by which the change calls anything in another way, where the proposer has proven that; null if any
    /// declaration may have changed.
    /// </summary>
    public ImmutableHashSet<string>? ChangedNames { get; init; }

    /// <summary>
    /// Spares the baseline wherever nothing is wrong after the change: nothing can have been introduced there. What was fixed is
    /// then only known in part.
    /// </summary>
    public bool SparesBaseline { get; init; }

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

        var affected =
            level == CheckLevel.Full
                ? Everything(now, touched)
                : new AffectedDocuments(baseline, now, cancellation).Find(touched, ChangedNames);
        var current = new DiagnosticCollector(now, withAnalyzers: true);
        var comparison = new UnitComparison(before, current, changes, touched, unresolved ??= new UnresolvedNames(before), cancellation)
        {
            SparesBaseline = SparesBaseline,
            IsThorough = level == CheckLevel.Reached,
        };
        foreach (var unit in affected)
            await comparison.AddAsync(unit);
        if (level == CheckLevel.Reached)
            comparison.AddDeclarations(Everything(now, touched), affected);

        var (introduced, @fixed, moved) = new MovedErrors(changes, baseline.TextOf, now.TextOf).Separate(
            comparison.Introduced,
            comparison.Fixed
        );
        return new Verdict(
            level,
            Diagnostics.Sorted(introduced),
            Diagnostics.Sorted(@fixed),
            comparison.Kept + moved,
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
        var (introduced, gone) = (new List<CheckDiagnostic>(), new List<CheckDiagnostic>());
        var renamed = changes.Files.OfType<FileChange.Renamed>().Select(rename => rename.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var unit in after.Units)
        {
            foreach (var path in touched)
            {
                var now = after.State(unit.Index).Contains(path) ? Of(after, path, unit) : [];
                var origin = changes.Files.OfType<FileChange.Renamed>().FirstOrDefault(rename => rename.NewPath == path)?.Path ?? path;
                var isGone = !after.Documents.ContainsKey(path) && !renamed.Contains(path);
                if (now.Length == 0 && !isGone)
                    continue;
                var compared = diff.Compare(baseline.State(unit.Index).Contains(origin) ? Of(baseline, origin, unit) : [], now);
                introduced.AddRange(compared.Introduced.Select(diagnostic => Diagnostics.ToCheck(diagnostic, unit, [], Same)));
                gone.AddRange(compared.Fixed.Select(diagnostic => Diagnostics.ToCheck(diagnostic, unit, [], Same)));
            }
        }

        introduced = [.. new MovedErrors(changes, baseline.TextOf, after.TextOf).Separate(introduced, gone).Introduced];
        return introduced.Count == 0 ? null : new Verdict(CheckLevel.Syntax, Diagnostics.Sorted(introduced), [], 0, weaknesses);

        Diagnostic[] Of(SolutionSnapshot snapshot, string path, ProjectUnit unit) =>
            [
                .. snapshot
                    .Trees.Parse(snapshot.Documents[path], unit, cancellation)
                    .GetDiagnostics(cancellation)
                    .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
            ];
    }

    private ImmutableArray<AffectedUnit> Everything(SolutionSnapshot after, HashSet<string> touched)
    {
        var units = baseline.Units.Where(unit =>
            touched.Any(path => baseline.State(unit.Index).Contains(path) || after.State(unit.Index).Contains(path))
            || baseline.State(unit.Index).AdditionalTexts != after.State(unit.Index).AdditionalTexts
        );
        return [.. baseline.WithDependents(units).Select(unit => new AffectedUnit(unit, Everything: true, []))];
    }

    private static IEnumerable<string> TouchedPaths(FileChange change) =>
        change is FileChange.Renamed renamed ? [renamed.Path, renamed.NewPath] : [change.Path];

    private static string Same(string path) => path;
}
