using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Grip.Map.Symbols;

/// <summary>Puts together what is one symbol for the user although several compilations, parts or overloads show it.</summary>
internal static class SymbolGroups
{
    public static ImmutableArray<SymbolMatch> Group(ImmutableArray<ISymbol> symbols, bool overloadSets)
    {
        var groups = new List<(HashSet<string> Keys, List<ISymbol> Symbols)>();
        foreach (var symbol in symbols)
        {
            var keys = Keys(symbol, overloadSets).ToHashSet(StringComparer.Ordinal);
            var meeting = groups.Where(group => group.Keys.Overlaps(keys)).ToList();
            var members = meeting.SelectMany(group => group.Symbols).Append(symbol).ToList();
            keys.UnionWith(meeting.SelectMany(group => group.Keys));
            groups.RemoveAll(meeting.Contains);
            groups.Add((keys, members));
        }

        return [.. groups.Select(group => new SymbolMatch([.. group.Symbols]))];
    }

    private static IEnumerable<string> Keys(ISymbol symbol, bool overloadSets)
    {
        if (symbol is INamespaceSymbol)
            return [symbol.ToDisplayString()];
        var own = DeclarationPlace
            .Of(symbol)
            .Concat(PartialParts.Of(symbol).SelectMany(DeclarationPlace.Of))
            .Select(place => $"{place.Path}|{place.Span}")
            .Concat(IdentityOf(symbol));
        return overloadSets && symbol is IMethodSymbol { ContainingType: { } type }
            ? own.Concat(DeclarationPlace.Of(type).Select(place => $"{place.Path}|{place.Span}|overloads"))
            : own;
    }

    /// <summary>What each target framework declares in a branch, or a file, of its own is one symbol for the user.</summary>
    private static IEnumerable<string> IdentityOf(ISymbol symbol)
    {
        for (var type = symbol as INamedTypeSymbol ?? symbol.ContainingType; type is not null; type = type.ContainingType)
            if (type.IsFileLocal)
                return [];
        return
            symbol is INamedTypeSymbol or IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol
            && symbol.GetDocumentationCommentId() is { } id
            && symbol.ContainingAssembly is { } assembly
            ? [$"{assembly.Name}|{id}"]
            : [];
    }
}
