using System.Collections.Immutable;
using Grip.Core.Changes;
using Grip.Core.Checks;
using Grip.Map.CSharp;
using DiagnosticSeverity = Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace Grip.Map.Checks;

/// <summary>Compares two loaded trees as wholes, where projects, frameworks or packages differ between them.</summary>
/// <param name="changes">What was changed between the trees, in paths of the user's tree.</param>
/// <param name="userPath">From a path of either tree to the user's.</param>
public sealed class SolutionComparison(ChangeSet changes, Func<string, string> userPath)
{
    private static readonly IReadOnlySet<string> NoFiles = ImmutableHashSet<string>.Empty;

    public async Task<Verdict> CompareAsync(SolutionSnapshot before, SolutionSnapshot after, CancellationToken cancellation)
    {
        var (old, now) = (new DiagnosticCollector(before, withAnalyzers: true), new DiagnosticCollector(after, withAnalyzers: true));
        var diff = new DiagnosticDiff(changes, userPath);
        var (introduced, @fixed, kept) = (
            ImmutableArray.CreateBuilder<CheckDiagnostic>(),
            ImmutableArray.CreateBuilder<CheckDiagnostic>(),
            0
        );
        foreach (var key in before.Units.Select(Key).Union(after.Units.Select(Key)))
        {
            var (was, today) = (
                before.Units.FirstOrDefault(unit => Key(unit) == key),
                after.Units.FirstOrDefault(unit => Key(unit) == key)
            );
            var result = diff.Compare(
                was is null ? [] : await old.OfAsync(new AffectedUnit(was, Everything: true, []), NoFiles, cancellation),
                today is null ? [] : await now.OfAsync(new AffectedUnit(today, Everything: true, []), NoFiles, cancellation)
            );
            var suggestions = today is null ? null : new Suggestions(after, today, changes, before, cancellation);
            introduced.AddRange(
                result.Introduced.Select(diagnostic =>
                    Diagnostics.ToCheck(diagnostic, (today ?? was)!, suggestions?.For(diagnostic) ?? [], userPath)
                )
            );
            @fixed.AddRange(result.Fixed.Select(diagnostic => Diagnostics.ToCheck(diagnostic, (was ?? today)!, [], userPath)));
            kept += result.Kept.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        }

        return new Verdict(CheckLevel.Full, Diagnostics.Sorted(introduced), Diagnostics.Sorted(@fixed), kept, [.. now.Weaknesses]);
    }

    private (string, string) Key(ProjectUnit unit) => (userPath(unit.Project.ProjectPath), unit.TargetFramework);
}
