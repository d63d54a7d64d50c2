using System.Collections.Immutable;
using Grip.Core.Changes;
using Grip.Core.Text;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Checks;

/// <summary>
/// Compares the diagnostics of a unit before and after a change by identity and message, never by line. An old error
/// that only speaks in new words (it names a thing that the change renamed) is still the old error.
/// </summary>
internal sealed class DiagnosticDiff(ChangeSet changes, Func<string, string> userPath)
{
    private static readonly HashSet<Diagnostic> NoDiagnostics = [];

    private readonly ImmutableDictionary<string, FileChange> byPath = changes.Files.ToImmutableDictionary(
        change => change.Path,
        StringComparer.Ordinal
    );

    public (ImmutableArray<Diagnostic> Introduced, ImmutableArray<Diagnostic> Fixed, ImmutableArray<Diagnostic> Kept) Compare(
        IEnumerable<Diagnostic> before,
        IEnumerable<Diagnostic> after
    )
    {
        var old = before
            .GroupBy(OldKey)
            .ToDictionary(group => group.Key, group => group.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ToList());
        var (introduced, kept) = (new List<Diagnostic>(), ImmutableArray.CreateBuilder<Diagnostic>());
        foreach (var group in after.GroupBy(NewKey))
        {
            var same = old.GetValueOrDefault(group.Key, []);
            // Of several that say the same, those that did not move are the old ones.
            var unmoved = group.Count() > same.Count ? Unmoved(same, group) : NoDiagnostics;
            kept.AddRange(unmoved);
            foreach (
                var diagnostic in group.Where(one => !unmoved.Contains(one)).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            )
            {
                if (same.Count == 0)
                    introduced.Add(diagnostic);
                else
                {
                    same.RemoveAt(0);
                    kept.Add(diagnostic);
                }
            }
        }

        var gone = old.Values.SelectMany(left => left).ToList();
        foreach (var diagnostic in introduced.ToArray())
        {
            var reworded = gone.Find(candidate =>
                candidate.Id == diagnostic.Id
                && SamePlace(candidate.Location, diagnostic.Location)
                && SameButForTheEdit(candidate, diagnostic)
            );
            if (reworded is null)
                continue;
            gone.Remove(reworded);
            introduced.Remove(diagnostic);
            kept.Add(diagnostic);
        }

        return ([.. introduced], [.. gone], kept.ToImmutable());
    }

    /// <summary>Takes those out of <paramref name="before"/> that stand where one of <paramref name="after"/> stands, and gives the latter.</summary>
    private HashSet<Diagnostic> Unmoved(List<Diagnostic> before, IEnumerable<Diagnostic> after)
    {
        var found = new HashSet<Diagnostic>(ReferenceEqualityComparer.Instance);
        foreach (var diagnostic in after)
            if (before.Find(candidate => SamePlace(candidate.Location, diagnostic.Location)) is { } old)
            {
                before.Remove(old);
                found.Add(diagnostic);
            }

        return found;
    }

    private (string, string, string) OldKey(Diagnostic diagnostic) => (diagnostic.Id, NewPath(Path(diagnostic)), diagnostic.GetMessage());

    private (string, string, string) NewKey(Diagnostic diagnostic) => (diagnostic.Id, Path(diagnostic), diagnostic.GetMessage());

    private string Path(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree ? userPath(tree.FilePath) : "";

    private string NewPath(string path) => byPath.GetValueOrDefault(path) is FileChange.Renamed renamed ? renamed.NewPath : path;

    private bool SamePlace(Location before, Location after)
    {
        if (
            before.SourceTree is not { } tree
            || after.SourceTree is not { } now
            || NewPath(userPath(tree.FilePath)) != userPath(now.FilePath)
        )
            return before.SourceTree is null && after.SourceTree is null;
        return Map(before.SourceSpan.Start, EditsOf(userPath(tree.FilePath))) == after.SourceSpan.Start;
    }

    /// <summary>Untouched by any edit, or equal once the words that the edits replaced are replaced in the old message too.</summary>
    private bool SameButForTheEdit(Diagnostic before, Diagnostic after)
    {
        var edits = before.Location.SourceTree is { } tree ? EditsOf(userPath(tree.FilePath)) : [];
        var span = before.Location.SourceSpan;
        if (!edits.Any(edit => edit.Start <= span.End && span.Start <= edit.End))
            return true;
        // Another name that is unknown is another error: the edit wrote it.
        if (UnresolvedNames.IsAboutName(after.Id))
            return false;
        var text = before.Location.SourceTree!.GetText().ToString();
        var message = before.GetMessage();
        foreach (
            var (was, now) in edits
                .Select(edit => (text.Substring(edit.Start, edit.Length), edit.NewText))
                .Where(pair => pair.Item1.Length > 1)
                .Distinct()
        )
            message = message.Replace(was, now, StringComparison.Ordinal);
        return message == after.GetMessage();
    }

    private ImmutableArray<TextEdit> EditsOf(string path) =>
        byPath.GetValueOrDefault(path) switch
        {
            FileChange.Modified modified => modified.Edits,
            FileChange.Renamed renamed => renamed.Edits,
            _ => [],
        };

    private static int Map(int position, ImmutableArray<TextEdit> edits) =>
        position
        + edits
            .Where(edit => edit.End <= position && (edit.Length > 0 || edit.Start < position))
            .Sum(edit => edit.NewText.Length - edit.Length);
}
