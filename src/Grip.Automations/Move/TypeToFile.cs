using System.Collections.Immutable;
using Grip.Automations.Imports;
using Grip.Automations.Pieces;
using Grip.Automations.Proof;
using Grip.Core;
using Grip.Core.Changes;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Move;

/// <summary>Gives a type a file of its own; where it has one already, the file moves.</summary>
/// <param name="parts">The type's declarations in one file.</param>
internal sealed class TypeToFile(SolutionSnapshot snapshot, ImmutableArray<TypePart> parts, string target, string title)
{
    private readonly string _source = parts[0].Path;
    private readonly ImmutableArray<(TypePart Part, MovedSpan Span)> _moved =
    [
        .. parts.Select(part => (part, MovedSpan.Of(part, snapshot.Root))),
    ];

    /// <exception cref="GripException">The target exists, another project would lose the type, a name would mean something else.</exception>
    public Proposal Propose(CancellationToken cancellation)
    {
        if (!IsAlone(parts))
            MoveTargets.RequireOther(snapshot, target, parts[0]);
        if (target == _source)
            return new Proposal(new ChangeSet(title, []), [new ProposalNote("The type has this file for itself already.", Shown(_source))]);
        MoveTargets.RequireFree(snapshot, target, _source);
        return IsAlone(parts) ? RenameFile(cancellation) : Split(cancellation);
    }

    /// <summary>True if nothing but these parts stands in the file.</summary>
    public static bool IsAlone(ImmutableArray<TypePart> parts) =>
        parts[0].TypesOfFile.Length == parts.Length
        && parts[0].Root.AttributeLists.Count == 0
        && parts[0].Root.Members.All(member => member is not GlobalStatementSyntax)
        && !parts[0].Root.Usings.Any(directive => !directive.GlobalKeyword.IsMissing && directive.GlobalKeyword.Span.Length > 0);

    private Proposal RenameFile(CancellationToken cancellation)
    {
        var rewrite = new SolutionRewrite(snapshot);
        rewrite.File(_source).NewPath = target;
        var changes = rewrite.ToChangeSet(title);
        var after = snapshot.With(changes);
        // A file that no project names one by one is found again where it is put; elsewhere the projects have to say so.
        if (
            Path.GetDirectoryName(target) != Path.GetDirectoryName(_source)
            || snapshot.UnitsWith(_source).Any(unit => !unit.Project.GlobsSources)
        )
            MoveTargets.RequireSameUnits(snapshot, _source, Relocated(cancellation), target);
        return new Proposal(changes, [], after);
    }

    /// <summary>The file as deleted here and added there: who compiles it then is decided by the projects.</summary>
    private SolutionSnapshot Relocated(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var document = snapshot.Documents[_source];
        return snapshot.With(
            new Dictionary<string, SourceDocument?> { [_source] = null, [target] = document with { Path = target } },
            new Dictionary<string, string>()
        );
    }

    private Proposal Split(CancellationToken cancellation)
    {
        var draft = snapshot.With(Build([], []).ToChangeSet(title));
        MoveTargets.RequireSameUnits(snapshot, _source, draft, target);
        var rewrite = Build(UnusedUsings.Of(draft, target, cancellation), UnusedUsings.Became(snapshot, draft, _source, cancellation));
        var changes = rewrite.ToChangeSet(title);
        var after = snapshot.With(changes);
        var altered = new MeaningProof(snapshot, after, new PositionMap(rewrite)).Changes([_source], cancellation);
        if (altered.Length > 0)
            throw new GripException(
                ExitCode.Refused,
                $"In a file of its own the type would not mean the same: {altered.Length} names would be bound otherwise.",
                "Remove what ties the type to its file (file-local types, aliases) first. Nothing was changed.",
                [.. altered.Select(change => change.Place(snapshot.Root))]
            );
        return new Proposal(changes, [], after);
    }

    private SolutionRewrite Build(ImmutableHashSet<string> droppedInNew, ImmutableHashSet<string> droppedInOld)
    {
        var rewrite = new SolutionRewrite(snapshot);
        var file = rewrite.File(_source);
        Removals.Apply(file, _moved);
        var text = file.Document.Text;
        var gone = parts[0]
            .Root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<UsingDirectiveSyntax>()
            .Where(directive => droppedInOld.Contains(UnusedUsings.TextOf(directive)));
        foreach (var span in UsingRemoval.Spans(text, gone))
            file.Replace(span, "");
        rewrite.Add(target, file.Document, NewFile.Compose(_moved, space: null, droppedInNew, added: []));
        return rewrite;
    }

    private string Shown(string path) => Path.GetRelativePath(snapshot.Root, path);
}
