using System.Collections.Immutable;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Symbols;

/// <summary>The members that must share a name: overrides, implementations of interface members, halves of partial members.</summary>
public sealed class LinkedMembers(SolutionSnapshot snapshot)
{
    /// <summary>
    /// The given members and all that are bound to them by inheritance, up and down, in all projects and target
    /// frameworks. Members of packages and frameworks are part of the answer: see <see cref="IsExternal"/>.
    /// </summary>
    public ImmutableArray<ISymbol> Closure(ImmutableArray<ISymbol> symbols, CancellationToken cancellation)
    {
        var members = symbols.Where(symbol => symbol is IMethodSymbol or IPropertySymbol or IEventSymbol).ToArray();
        if (members.Length == 0)
            return [.. symbols.Concat(symbols.SelectMany(PartialParts.Of)).Distinct(SymbolEqualityComparer.Default)!];
        var links = Links(members[0].Name is var name && name.Contains('.') ? NamedSymbol.NameOf(members[0]) : name, cancellation);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var result = new List<ISymbol>();
        var open = new Queue<ISymbol>(symbols.Select(NamedSymbol.Of));
        while (open.TryDequeue(out var symbol))
        {
            var fresh = Keys(symbol).Where(reached.Add).ToArray();
            if (fresh.Length == 0)
                continue;
            result.Add(symbol);
            foreach (var key in fresh)
            foreach (var linked in links[key])
                open.Enqueue(linked);
        }

        return [.. result];
    }

    public static bool IsExternal(ISymbol symbol) => !symbol.Locations.Any(location => location.IsInSource);

    /// <summary>Both directions of every link between members called <paramref name="name"/>, by the identity of either end.</summary>
    private ILookup<string, ISymbol> Links(string name, CancellationToken cancellation)
    {
        var links = new List<(ISymbol From, ISymbol To)>();
        foreach (var unit in snapshot.Units)
        foreach (var type in Types(snapshot.Compilation(unit, cancellation).Assembly.GlobalNamespace, cancellation))
            links.AddRange(Overrides(type, name).Concat(Implementations(type, name)));
        return links
            .SelectMany(link => new[] { link, (From: link.To, To: link.From) })
            .SelectMany(link => Keys(link.From).Select(key => (key, NamedSymbol.Of(link.To))))
            .ToLookup(link => link.key, link => link.Item2, StringComparer.Ordinal);
    }

    private static IEnumerable<(ISymbol, ISymbol)> Overrides(INamedTypeSymbol type, string name)
    {
        if (!type.MemberNames.Contains(name))
            yield break;
        foreach (var member in type.GetMembers(name))
        {
            if (Overridden(member) is { } overridden)
                yield return (member, overridden);
            foreach (var part in PartialParts.Of(member))
                yield return (member, part);
        }
    }

    private static IEnumerable<(ISymbol, ISymbol)> Implementations(INamedTypeSymbol type, string name)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface) || type.AllInterfaces.IsEmpty)
            yield break;
        foreach (var contract in type.AllInterfaces)
        {
            if (!contract.MemberNames.Contains(name))
                continue;
            foreach (var member in contract.GetMembers(name))
                if (
                    type.FindImplementationForInterfaceMember(member) is { } implementation
                    && !implementation.Equals(member, SymbolEqualityComparer.Default)
                )
                    yield return (implementation, member);
        }
    }

    private static ISymbol? Overridden(ISymbol member) =>
        member switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            IEventSymbol @event => @event.OverriddenEvent,
            _ => null,
        };

    /// <summary>Its places; for a member of an assembly its documentation id, which is the same in every compilation.</summary>
    private static IEnumerable<string> Keys(ISymbol symbol)
    {
        var places = DeclarationPlace.Of(symbol).Select(place => $"{place.Path}|{place.Span}").ToArray();
        return places.Length > 0
            ? places
            : [NamedSymbol.Of(symbol).GetDocumentationCommentId() ?? NamedSymbol.Of(symbol).ToDisplayString()];
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (container is INamespaceSymbol space)
            foreach (var inner in space.GetNamespaceMembers())
            foreach (var type in Types(inner, cancellation))
                yield return type;
        foreach (var type in container.GetTypeMembers())
        {
            yield return type;
            foreach (var nested in Types(type, cancellation))
                yield return nested;
        }
    }
}
