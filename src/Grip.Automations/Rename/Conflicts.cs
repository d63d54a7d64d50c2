using System.Collections.Immutable;
using Grip.Core;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.Rename;

/// <summary>Something that has the new name already.</summary>
internal sealed record Conflict(string Place, string What, string Why, ISymbol? Symbol);

/// <summary>Names that are taken where the new name would stand. What only a use can tell is proved on a fork later.</summary>
internal static class Conflicts
{
    /// <exception cref="GripException">The name exists, with the places.</exception>
    public static void Refuse(SolutionSnapshot snapshot, RenameTargets targets, NewName newName, CancellationToken cancellation)
    {
        var members = new MemberConflicts(snapshot, newName.Value);
        var scopes = new ScopeConflicts(snapshot.Root, newName.Value);
        var places = targets
            .All.Symbols.SelectMany(symbol =>
                symbol switch
                {
                    INamespaceSymbol space => new NamespaceConflicts(snapshot, newName.FullNamespace!).Of(space, cancellation),
                    INamedTypeSymbol type => members.OfType(type),
                    IMethodSymbol { MethodKind: MethodKind.LocalFunction } or ILocalSymbol or IRangeVariableSymbol or ILabelSymbol =>
                        scopes.OfLocal(symbol),
                    IParameterSymbol or ITypeParameterSymbol => scopes.OfParameter(symbol),
                    _ when symbol.ContainingType is { } container => members.OfMember(symbol, container),
                    _ => [],
                }
            )
            .Concat(members.InDerivedTypes(targets, cancellation))
            .Where(conflict => conflict.Symbol is null || !targets.All.Contains(conflict.Symbol))
            .Select(conflict => $"{conflict.Place} {conflict.What}: {conflict.Why}")
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToImmutableArray();
        if (!places.IsEmpty)
            throw new GripException(
                ExitCode.Refused,
                $"The {targets.Asked.Describe()} cannot be called '{newName.FullNamespace ?? newName.Value}': the name is taken.",
                "Choose another name, or rename the other one first. Nothing was changed.",
                places
            );
    }
}
