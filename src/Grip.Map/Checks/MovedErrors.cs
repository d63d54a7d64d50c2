using System.Collections.Immutable;
using Grip.Core.Changes;
using Grip.Core.Checks;

namespace Grip.Map.Checks;

/// <summary>
/// Finds old errors again that moved with their code: a file that is deleted and added under another name, a declaration
/// that went to another file. Such an error is neither introduced nor fixed.
/// </summary>
/// <param name="changes">The change, in the paths that diagnostics are shown with.</param>
/// <param name="before">The text of a file before the change, by such a path; null if there is none.</param>
/// <param name="after">The same after the change.</param>
internal sealed class MovedErrors(ChangeSet changes, Func<string, string?> before, Func<string, string?> after)
{
    private readonly ImmutableHashSet<string> deleted = [.. changes.Files.OfType<FileChange.Deleted>().Select(change => change.Path)];
    private readonly ImmutableHashSet<string> added = [.. changes.Files.OfType<FileChange.Added>().Select(change => change.Path)];
    private readonly ImmutableHashSet<string> touched =
    [
        .. changes.Files.SelectMany(change =>
            change is FileChange.Renamed renamed ? [renamed.Path, renamed.NewPath] : new[] { change.Path }
        ),
    ];
    private readonly Dictionary<(string Path, bool Now), string[]> lines = [];

    /// <returns>What is left of both, and how many errors were only moved.</returns>
    public (ImmutableArray<CheckDiagnostic> Introduced, ImmutableArray<CheckDiagnostic> Fixed, int Moved) Separate(
        IEnumerable<CheckDiagnostic> introduced,
        IEnumerable<CheckDiagnostic> @fixed
    )
    {
        var gone = @fixed.ToList();
        var left = ImmutableArray.CreateBuilder<CheckDiagnostic>();
        var moved = 0;
        foreach (var diagnostic in introduced)
        {
            var old = gone.Where(candidate => IsSame(candidate, diagnostic))
                .OrderBy(candidate =>
                    (candidate.Project, candidate.TargetFramework) == (diagnostic.Project, diagnostic.TargetFramework) ? 0 : 1
                )
                .FirstOrDefault();
            if (old is null)
                left.Add(diagnostic);
            else
            {
                gone.Remove(old);
                moved += diagnostic.Severity == DiagnosticSeverity.Error ? 1 : 0;
            }
        }

        return (left.ToImmutable(), [.. gone], moved);
    }

    private bool IsSame(CheckDiagnostic old, CheckDiagnostic now) =>
        old.Id == now.Id
        && old.Message == now.Message
        && old.Path is { } from
        && now.Path is { } to
        && from != to
        && touched.Contains(from)
        && touched.Contains(to)
        && (deleted.Contains(from) && added.Contains(to) || Line(old, isNow: false) is { } line && line == Line(now, isNow: true));

    /// <summary>The line that the diagnostic stands in, without its indentation.</summary>
    private string? Line(CheckDiagnostic diagnostic, bool isNow)
    {
        var key = (diagnostic.Path!, isNow);
        if (!lines.TryGetValue(key, out var all))
            lines.Add(key, all = ((isNow ? after : before)(diagnostic.Path!) ?? "").Split('\n'));
        return diagnostic.Line > 0 && diagnostic.Line <= all.Length ? all[diagnostic.Line - 1].Trim() : null;
    }
}
