using System.Collections.Immutable;
using Grip.Core;
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
        var match = new SymbolNames(snapshot).Resolve(request.Type, cancellation);
        var parts = TypePart.Of(snapshot, match, cancellation);
        var proposal = ToFile(snapshot, (INamedTypeSymbol)match.First, parts, cancellation);
        return Task.FromResult(proposal);
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
            files =
            [
                .. files.Where(path =>
                    request.Type.StartsWith(Path.GetRelativePath(snapshot.Root, path).Replace('\\', '/') + ":", StringComparison.Ordinal)
                ),
            ];
            if (files.Length != 1)
                throw new GripException(
                    ExitCode.Refused,
                    $"{type.Name} is partial and stands in several files; only one of them can move to the new file.",
                    "Name the part by its place, as in the lines above.",
                    [.. parts.Select(part => SymbolText.Place(part.Node.SyntaxTree, part.Node.SpanStart, snapshot.Root))]
                );
        }

        var target = MoveTargets.FileFor(snapshot, request.Path, files[0], type.Name);
        return new TypeToFile(
            snapshot,
            [.. parts.Where(part => part.Path == files[0])],
            target,
            $"move {type.Name} to {Path.GetRelativePath(snapshot.Root, target)}"
        ).Propose(cancellation);
    }
}
