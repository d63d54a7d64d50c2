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
/// <param name="weaknesses">Why verdicts are weaker than a build, from the load.</param>
public sealed class SemanticCheck(SolutionSnapshot baseline, CheckLevel level, ImmutableArray<string> weaknesses) : ICheck
{
    private readonly DiagnosticCollector before = new(baseline, withAnalyzers: true);

    public string Name => "semantic";

    public Task<Verdict> JudgeAsync(ChangeSet changes, CancellationToken cancellation) => JudgeAsync(changes, baseline.With(changes), cancellation);

    /// <param name="changes">What was changed; used to follow places from the old text to the new.</param>
    /// <param name="after">The baseline with the changes.</param>
    /// <param name="cancellation">Answered within the binding of one file.</param>
    public async Task<Verdict> JudgeAsync(ChangeSet changes, SolutionSnapshot after, CancellationToken cancellation)
    {
        var touched = changes.Files.SelectMany(TouchedPaths).ToHashSet(StringComparer.Ordinal);
        var syntax = SyntaxErrors(changes, after, touched, cancellation);
        if (syntax is not null) return syntax;

        var affected = level == CheckLevel.Full ? Everything(after, touched) : AffectedDocuments.Find(baseline, after, touched, cancellation);
        var now = new DiagnosticCollector(after, withAnalyzers: true);
        var diff = new DiagnosticDiff(changes);
        var (introduced, @fixed, kept) = (ImmutableArray.CreateBuilder<CheckDiagnostic>(), ImmutableArray.CreateBuilder<CheckDiagnostic>(), 0);
        foreach (var unit in affected)
        {
            var old = await before.OfAsync(unit, cancellation);
            var today = await now.OfAsync(unit with { Unit = after.Units[unit.Unit.Index] }, cancellation);
            var result = diff.Compare(old, today);
            var suggestions = new Suggestions(after, unit.Unit, changes, baseline, cancellation);
            introduced.AddRange(result.Introduced.Select(diagnostic => ToCheck(diagnostic, unit.Unit, suggestions.For(diagnostic))));
            @fixed.AddRange(result.Fixed.Select(diagnostic => ToCheck(diagnostic, unit.Unit, [])));
            kept += result.Kept.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        }

        return new Verdict(level, Sorted(introduced), Sorted(@fixed), kept, weaknesses);
    }

    /// <summary>A file that does not even parse is refused at once; nothing else about it is worth computing.</summary>
    private Verdict? SyntaxErrors(ChangeSet changes, SolutionSnapshot after, HashSet<string> touched, CancellationToken cancellation)
    {
        var diff = new DiagnosticDiff(changes);
        var introduced = ImmutableArray.CreateBuilder<CheckDiagnostic>();
        foreach (var unit in after.Units)
        {
            foreach (var path in touched.Where(path => after.State(unit.Index).Contains(path)))
            {
                var now = after.Trees.Parse(after.Documents[path], unit, cancellation).GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
                if (now.Length == 0) continue;
                var origin = changes.Files.OfType<FileChange.Renamed>().FirstOrDefault(rename => rename.NewPath == path)?.Path ?? path;
                var old = baseline.Documents.TryGetValue(origin, out var document) ? baseline.Trees.Parse(document, unit, cancellation).GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) : [];
                introduced.AddRange(diff.Compare(old, now).Introduced.Select(diagnostic => ToCheck(diagnostic, unit, [])));
            }
        }

        return introduced.Count == 0 ? null : new Verdict(CheckLevel.Syntax, Sorted(introduced), [], 0, weaknesses);
    }

    private ImmutableArray<AffectedUnit> Everything(SolutionSnapshot after, HashSet<string> touched)
    {
        var units = baseline.Units.Where(unit => touched.Any(path => baseline.State(unit.Index).Contains(path) || after.State(unit.Index).Contains(path)));
        return [.. baseline.WithDependents(units).Select(unit => new AffectedUnit(unit, Everything: true, []))];
    }

    private static IEnumerable<string> TouchedPaths(FileChange change) => change is FileChange.Renamed renamed ? [renamed.Path, renamed.NewPath] : [change.Path];

    private static CheckDiagnostic ToCheck(Diagnostic diagnostic, ProjectUnit unit, ImmutableArray<string> suggestions)
    {
        var span = diagnostic.Location.IsInSource ? diagnostic.Location.GetMappedLineSpan() : default;
        var severity = diagnostic.Severity == DiagnosticSeverity.Error ? Core.Checks.DiagnosticSeverity.Error : Core.Checks.DiagnosticSeverity.Warning;
        var path = diagnostic.Location.SourceTree?.FilePath;
        var line = diagnostic.Location.IsInSource ? diagnostic.Location.GetLineSpan() : span;
        return new CheckDiagnostic(diagnostic.Id, severity, path, path is null ? 0 : line.StartLinePosition.Line + 1, path is null ? 0 : line.StartLinePosition.Character + 1, diagnostic.GetMessage(), unit.Name, unit.TargetFramework, suggestions);
    }

    private static ImmutableArray<CheckDiagnostic> Sorted(IEnumerable<CheckDiagnostic> diagnostics) =>
        [.. diagnostics.OrderBy(diagnostic => diagnostic.Severity).ThenBy(diagnostic => diagnostic.Path, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Line).ThenBy(diagnostic => diagnostic.Column).ThenBy(diagnostic => diagnostic.Id).ThenBy(diagnostic => diagnostic.Project).ThenBy(diagnostic => diagnostic.TargetFramework)];
}
