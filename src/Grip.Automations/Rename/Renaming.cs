using System.Collections.Immutable;
using Grip.Automations.Mentions;
using Grip.Automations.Pieces;
using Grip.Automations.PublicApi;
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
            return new Proposal(
                new ChangeSet(title, []),
                [new ProposalNote($"The {targets.Asked.Describe()} has that name already.", null)]
            );

        Conflicts.Refuse(snapshot, targets, newName, cancellation);
        var rewrite = new SolutionRewrite(snapshot);
        var references = new References(snapshot).Find(targets.All, cancellation);
        var edits = new RenameEdits(rewrite, targets, newName);
        var renamed = edits.Write(references, cancellation);
        new NamesInStrings(rewrite).Write(targets.All.Symbols, newName.Value, cancellation);
        var notes = new List<ProposalNote>(edits.Notes);
        FileNames.Rename(rewrite, targets, newName, notes);
        if (newName.FullNamespace is { } space)
            new NamespaceImports(rewrite, targets.First.ToDisplayString(), space).Adjust(cancellation);
        var usings = new ProjectUsings(snapshot, targets, newName);
        ImmutableArray<FileChange> others =
        [
            .. new TextMentions(rewrite, targets, newName).Apply(request.IncludeText, notes, cancellation),
            .. new ApiLists(snapshot, ApiLines.OfRename(targets, newName).After).Changes(notes),
            .. usings.OnDisk(),
        ];
        notes.AddRange(RootNamespaces(snapshot, targets));

        var changes = rewrite.ToChangeSet(title);
        var after = snapshot.With(
            changes with
            {
                Files = [.. changes.Files, .. others.OfType<FileChange.Modified>().Any(IsProject) ? usings.Generated() : []],
            }
        );
        new RenameProof(rewrite, changes, after).Check(targets, newName.FullNamespace ?? newName.Value, renamed, cancellation);
        return new Proposal(
            changes with
            {
                Files = [.. changes.Files.Concat(others).OrderBy(change => change.Path, StringComparer.Ordinal)],
            },
            [.. notes],
            after
        );
    }

    /// <summary>A project file changes only for its global usings, so that the build will write them anew.</summary>
    private static bool IsProject(FileChange change) => Path.GetExtension(change.Path) is ".csproj" or ".props" or ".targets";

    /// <summary>The default of new files and the prefix of resource names: it is a property of the project and no reference.</summary>
    private static IEnumerable<ProposalNote> RootNamespaces(SolutionSnapshot snapshot, RenameTargets targets) =>
        targets.First is not INamespaceSymbol space
            ? []
            : snapshot
                .Units.Select(unit => unit.Project)
                .DistinctBy(project => project.ProjectPath)
                .Where(project => project.RootNamespace == space.ToDisplayString())
                .Select(project => new ProposalNote(
                    $"RootNamespace stays '{project.RootNamespace}': names of embedded resources depend on it",
                    Path.GetRelativePath(snapshot.Root, project.ProjectPath).Replace('\\', '/')
                ));
}
