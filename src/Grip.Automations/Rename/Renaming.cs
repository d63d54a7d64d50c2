using System.Collections.Immutable;
using Grip.Automations.Pieces;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.Rename;

/// <summary>
/// Renames a symbol wherever it is named: in all projects and target frameworks, with what must share its name, the
/// files that bear it and the lists of the public API.
/// </summary>
public sealed class Renaming(RenameRequest request) : IAutomation
{
    public string Name => "rename";

    /// <inheritdoc/>
    public Task<Proposal> ProposeAsync(SolutionSnapshot snapshot, CancellationToken cancellation) =>
        Task.Run(() => Propose(snapshot, cancellation), cancellation);

    private Proposal Propose(SolutionSnapshot snapshot, CancellationToken cancellation)
    {
        var targets = RenameTargets.Find(snapshot, request.Symbol, cancellation);
        var newName = NewName.Of(targets, request.NewName);
        var title = $"rename {request.Symbol} to {newName.FullNamespace ?? newName.Value}";
        if (newName.IsSame(targets))
            return new Proposal(new ChangeSet(title, []), [new ProposalNote($"The {targets.Asked.Describe()} has that name already.", null)]);

        Conflicts.Refuse(snapshot, targets, newName, cancellation);
        var rewrite = new SolutionRewrite(snapshot);
        var references = new References(snapshot).Find(targets.All, cancellation);
        var edits = new RenameEdits(rewrite, targets, newName);
        var renamed = edits.Write(references, cancellation);
        var notes = new List<ProposalNote>(edits.Notes);
        FileNames.Rename(rewrite, targets, newName, notes);
        var mentions = new TextMentions(rewrite, targets, newName);
        ImmutableArray<FileChange> others = [.. mentions.Apply(request.IncludeText, notes, cancellation), .. new PublicApi(snapshot, targets, newName).Changes(notes)];

        // The proof looks at what the compiler reads; the other files cannot change a meaning.
        var changes = rewrite.ToChangeSet(title);
        var after = snapshot.With(changes);
        new RenameProof(rewrite, changes, after).Check(targets, newName.FullNamespace ?? newName.Value, renamed, cancellation);
        return new Proposal(
            changes with
            {
                Files = [.. changes.Files.Concat(others).OrderBy(change => change.Path, StringComparer.Ordinal)],
            },
            [.. notes],
            others.IsEmpty ? after : null
        );
    }
}
