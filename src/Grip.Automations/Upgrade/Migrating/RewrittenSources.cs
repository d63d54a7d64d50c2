using Grip.Automations.Rewrite.Replacing;
using Grip.Core.Changes;
using Grip.Map.CSharp;

namespace Grip.Automations.Upgrade.Migrating;

/// <summary>Sources that rules have changed while the old and the new package were there together.</summary>
/// <param name="Changes">Edits of the user's files.</param>
/// <param name="Snapshot">After them, with both packages.</param>
internal sealed record RewrittenSources(ChangeSet Changes, SolutionSnapshot Snapshot)
{
    /// <summary>These edits and those that came after them, as one for each file.</summary>
    public IEnumerable<FileChange> Then(IEnumerable<FileChange> later, SolutionSnapshot before)
    {
        var next = later.OfType<FileChange.Modified>().ToDictionary(change => change.Path, StringComparer.Ordinal);
        foreach (var first in Changes.Files)
            yield return first is FileChange.Modified modified && next.Remove(modified.Path, out var second)
                ? modified with
                {
                    Edits = EditComposition.Compose(before.TextOf(modified.Path)!, modified.Edits, second.Edits),
                }
                : first;
        foreach (var only in next.Values)
            yield return only;
    }
}
