using Grip.Core;
using Grip.Map.CSharp;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Symbols;

/// <summary>Looks whether a name that the source does not declare belongs to a package or the framework.</summary>
internal sealed class MetadataNames(SolutionSnapshot snapshot)
{
    public ISymbol? Find(SymbolQuery.Named query, CancellationToken cancellation)
    {
        var wanted = query.Segments.Select(segment => segment.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var unit in snapshot.Units)
        foreach (var type in Types(snapshot.Compilation(unit, cancellation).GlobalNamespace, wanted, cancellation))
        {
            if (type.Locations.Any(location => location.IsInSource))
                continue;
            if (NameMatching.Matches(type, query.Segments.AsSpan()))
                return type;
            if (
                query.Segments.Length > 1
                && type.GetMembers(query.Last.Name).FirstOrDefault(member => NameMatching.Matches(member, query.Segments.AsSpan()))
                    is { } member
            )
                return member;
        }

        return null;
    }

    public static GripException Refusal(string text, ISymbol symbol) =>
        new(
            ExitCode.Refused,
            $"'{text}' is the {SymbolText.Kind(symbol)} {SymbolText.FullName(symbol)} of the assembly {symbol.ContainingAssembly?.Name}: it is not declared in this solution.",
            "Only what the solution itself declares can be changed."
        );

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space, HashSet<string> names, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var type in names.SelectMany(name => space.GetTypeMembers(name)))
        {
            yield return type;
            foreach (var nested in names.SelectMany(name => type.GetTypeMembers(name)))
                yield return nested;
        }

        foreach (var inner in space.GetNamespaceMembers())
        foreach (var type in Types(inner, names, cancellation))
            yield return type;
    }
}
