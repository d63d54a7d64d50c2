using System.Collections.Immutable;
using Grip.Automations.PublicApi;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.Move;

/// <summary>Moves a type to a file of its own, or to another namespace, and everything that names it with it.</summary>
public sealed class MoveAutomation(MoveRequest request) : IAutomation
{
    public string Name => "move";

    public Task<Proposal> ProposeAsync(SolutionSnapshot snapshot, CancellationToken cancellation)
    {
        if (!request.ToFile && request.Namespace is null)
            throw new GripException(ExitCode.Usage, "Where to is not said.", "Add --to-file, --to-namespace NAME, or both.");
        if (request.ToFolder && request.Namespace is null)
            throw new GripException(
                ExitCode.Usage,
                "--to-folder goes with --to-namespace.",
                "Use '--to-file FOLDER/' to move a file alone."
            );
        var match = new SymbolNames(snapshot).Resolve(request.Type, cancellation);
        var parts = TypePart.Of(snapshot, match, cancellation);
        var type = (INamedTypeSymbol)match.First;
        return Task.FromResult(
            request.Namespace is { } space
                ? ToNamespace(snapshot, match, type, space, parts, cancellation)
                : ToFile(snapshot, type, parts, cancellation)
        );
    }

    private Proposal ToFile(
        SolutionSnapshot snapshot,
        INamedTypeSymbol type,
        ImmutableArray<TypePart> parts,
        CancellationToken cancellation
    )
    {
        var files = parts.Select(part => part.Path).Distinct().ToArray();
        if (files.Length > 1)
        {
            // A place names one part of a partial type.
            files = [.. files.Where(path => request.Type.StartsWith(Shown(snapshot, path) + ":", StringComparison.Ordinal))];
            if (files.Length != 1)
                throw new GripException(
                    ExitCode.Refused,
                    $"{type.Name} is partial and stands in several files; only one of them can move to the new file.",
                    "Name the part by its place, as below.",
                    [.. parts.Select(part => SymbolText.Place(part.Node.SyntaxTree, part.Node.SpanStart, snapshot.Root))]
                );
        }

        var target = MoveTargets.FileFor(snapshot, request.Path, files[0], type.Name);
        return new TypeToFile(
            snapshot,
            [.. parts.Where(part => part.Path == files[0])],
            target,
            $"move {type.Name} to {Shown(snapshot, target)}"
        ).Propose(cancellation);
    }

    private Proposal ToNamespace(
        SolutionSnapshot snapshot,
        SymbolMatch match,
        INamedTypeSymbol type,
        string space,
        ImmutableArray<TypePart> parts,
        CancellationToken cancellation
    )
    {
        var title = $"move {type.Name} to namespace {space}";
        if (type.ContainingNamespace.ToDisplayString() == space)
            return new Proposal(new ChangeSet(title, []), [new ProposalNote($"{type.Name} is in {space} already.", null)]);
        NamespaceConflicts.Refuse(snapshot, type, space, parts.SelectMany(part => snapshot.UnitsWith(part.Path)).Distinct(), cancellation);
        var files = parts.GroupBy(part => part.Path).ToArray();
        if (files.Length > 1 && request.Path is not null)
            throw new GripException(
                ExitCode.Usage,
                $"{type.Name} is partial and stands in {files.Length} files; one path cannot be theirs.",
                "Leave the path out."
            );
        var plans = files
            .Select(file =>
                NamespacePlan.For(
                    snapshot,
                    [.. file],
                    space,
                    request.ToFile,
                    (path, alone) => OwnFile(snapshot, path, alone, type.Name, space)
                )
            )
            .ToImmutableArray();
        foreach (var plan in plans.Where(plan => plan.Place == NamespacePlace.OwnFile))
            MoveTargets.RequireOther(snapshot, plan.NewPath!, plan.Parts[0]);
        foreach (var plan in plans.Where(plan => plan.NewPath is not null))
            MoveTargets.RequireFree(snapshot, plan.NewPath!, plan.Path);
        var proposal = new TypeToNamespace(snapshot, match, space, plans, title).Propose(cancellation);
        var notes = new List<ProposalNote>(proposal.Notes);
        var lists = new ApiLists(snapshot, ApiLines.OfMove(match.Symbols.OfType<INamedTypeSymbol>(), space).After).Changes(notes).ToArray();
        notes.AddRange(TextMentions.Find(snapshot, type.ToDisplayString(), cancellation));
        return proposal with
        {
            Changes = proposal.Changes with
            {
                Files = [.. proposal.Changes.Files.Concat(lists).OrderBy(change => change.Path, StringComparer.Ordinal)],
            },
            Notes = [.. notes],
        };
    }

    /// <summary>The file of a type that changes its namespace; its present one, if it is alone there and nothing else was asked for.</summary>
    private string OwnFile(SolutionSnapshot snapshot, string path, bool alone, string name, string space)
    {
        if (request.ToFolder)
        {
            var file = alone && request.Path is null ? Path.GetFileName(path) : name + ".cs";
            return Path.Combine(MoveTargets.FolderFor(snapshot, path, space), file);
        }

        return alone && !request.ToFile ? path : MoveTargets.FileFor(snapshot, request.Path, path, name);
    }

    private static string Shown(SolutionSnapshot snapshot, string path) => Path.GetRelativePath(snapshot.Root, path).Replace('\\', '/');
}
