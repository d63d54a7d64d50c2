using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;

namespace Grip.Automations.Rename;

/// <summary>Types that stand in the way of a namespace, or of two namespaces that become one.</summary>
internal sealed class NamespaceConflicts(SolutionSnapshot snapshot, string newFullName)
{
    public IEnumerable<Conflict> Of(INamespaceSymbol space, CancellationToken cancellation)
    {
        foreach (var unit in snapshot.Units)
        {
            var compilation = snapshot.Compilation(unit, cancellation);
            foreach (var type in Blocking(compilation.GlobalNamespace))
                yield return New(type, "a namespace and a type cannot share a name");
            if (
                Find(compilation.GlobalNamespace, newFullName) is { } existing
                && Find(compilation.GlobalNamespace, space.ToDisplayString()) is { } old
            )
                foreach (var type in Common(old, existing))
                    yield return New(type, $"is in {newFullName} already");
        }
    }

    /// <summary>Types called like a segment of the new name.</summary>
    private IEnumerable<INamedTypeSymbol> Blocking(INamespaceSymbol root)
    {
        var current = root;
        foreach (var segment in newFullName.Split('.'))
        {
            foreach (var type in current.GetTypeMembers(segment))
                yield return type;
            if (current.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == segment) is not { } next)
                yield break;
            current = next;
        }
    }

    private static IEnumerable<INamedTypeSymbol> Common(INamespaceSymbol old, INamespaceSymbol existing)
    {
        foreach (var type in old.GetTypeMembers())
        foreach (var other in existing.GetTypeMembers(type.Name).Where(other => other.Arity == type.Arity))
            yield return other;
        foreach (var inner in old.GetNamespaceMembers())
            if (existing.GetNamespaceMembers().FirstOrDefault(other => other.Name == inner.Name) is { } match)
                foreach (var type in Common(inner, match))
                    yield return type;
    }

    private static INamespaceSymbol? Find(INamespaceSymbol root, string name) =>
        name.Split('.')
            .Aggregate<string, INamespaceSymbol?>(
                root,
                (space, segment) => space?.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == segment)
            );

    private Conflict New(INamedTypeSymbol type, string why) =>
        new(SymbolText.DeclaredAt(type, snapshot.Root), $"{SymbolText.Kind(type)} {SymbolText.FullName(type)}", why, Symbol: null);
}
