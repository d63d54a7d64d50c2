using System.Collections.Immutable;
using Grip.Core.Changes;
using Grip.Core.Checks;
using Grip.Gate;

namespace Grip.Changes;

/// <param name="Edits">How many places of the file change; 0 for a file that is added, deleted or only moved.</param>
/// <param name="OldPath">Of a renamed file.</param>
internal sealed record ChangedFileJson(string Path, string Kind, int Edits, string? OldPath)
{
    public static ChangedFileJson Of(FileChange change, string root) =>
        change switch
        {
            FileChange.Modified modified => new(Relative(modified.Path, root), "modified", modified.Edits.Length, OldPath: null),
            FileChange.Added added => new(Relative(added.Path, root), "added", 0, OldPath: null),
            FileChange.Deleted deleted => new(Relative(deleted.Path, root), "deleted", 0, OldPath: null),
            FileChange.Renamed renamed => new(
                Relative(renamed.NewPath, root),
                "renamed",
                renamed.Edits.Length,
                Relative(renamed.Path, root)
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };

    public static string Relative(string path, string root) => System.IO.Path.GetRelativePath(root, path).Replace('\\', '/');
}

internal sealed record DiagnosticJson(
    string Id,
    string Severity,
    string? Path,
    int Line,
    int Column,
    string Message,
    string Project,
    string? TargetFramework,
    ImmutableArray<string> Suggestions
)
{
    public static DiagnosticJson Of(CheckDiagnostic diagnostic, string root) =>
        new(
            diagnostic.Id,
            diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning",
            diagnostic.Path is null ? null : ChangedFileJson.Relative(diagnostic.Path, root),
            diagnostic.Line,
            diagnostic.Column,
            diagnostic.Message,
            diagnostic.Project,
            diagnostic.TargetFramework,
            diagnostic.Suggestions
        );
}

internal sealed record DiagnosticsJson(ImmutableArray<DiagnosticJson> Introduced, ImmutableArray<DiagnosticJson> Fixed, int PreExisting)
{
    public static DiagnosticsJson Of(Judgement judgement, string root) =>
        new(
            [.. judgement.Introduced.Select(diagnostic => DiagnosticJson.Of(diagnostic, root))],
            [.. judgement.Fixed.Select(diagnostic => DiagnosticJson.Of(diagnostic, root))],
            judgement.PreExisting
        );
}

/// <param name="NewlyFailing">Full names of tests that fail with the change and did not fail without it.</param>
internal sealed record TestsJson(int Run, int Passed, int Failed, int Skipped, ImmutableArray<string> NewlyFailing)
{
    public static TestsJson Of(TestSummary tests) => new(tests.Run, tests.Passed, tests.Failed, tests.Skipped, tests.NewlyFailing);
}

/// <param name="Verdict">pass or fail.</param>
/// <param name="Level">How far it looked: syntax, affected or full.</param>
internal sealed record CheckJson(string Name, string Verdict, string Level, long DurationMs)
{
    public static CheckJson Of(CheckOutcome check) =>
        new(
            check.Name,
            check.Verdict.Passes ? "pass" : "fail",
            check.Verdict.Level.ToString().ToLowerInvariant(),
            (long)check.Duration.TotalMilliseconds
        );
}

internal sealed record NoteJson(string Message, string? Place);

/// <param name="Severity">error, warning, info or hint.</param>
internal sealed record FindingJson(string Rule, string Severity, string Message, string Note, string Place);

/// <param name="Status">landed, planned, refused or nothing_to_do.</param>
/// <param name="Tests">Null if no tests were run.</param>
/// <param name="Findings">Of rules that only report.</param>
/// <param name="Weaknesses">Why the verdict is weaker than a build; empty if it is not.</param>
/// <param name="Diff">The patch of a dry run.</param>
internal sealed record ChangeJson(
    string Type,
    string Command,
    string Status,
    string Title,
    string? ChangeId,
    ImmutableArray<ChangedFileJson> Changes,
    DiagnosticsJson Diagnostics,
    TestsJson? Tests,
    ImmutableArray<CheckJson> Checks,
    ImmutableArray<FindingJson> Findings,
    ImmutableArray<NoteJson> Notes,
    ImmutableArray<string> Weaknesses,
    string? Diff,
    long DurationMs
);
