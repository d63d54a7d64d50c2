using Microsoft.CodeAnalysis;

namespace Grip.Map.Symbols;

/// <summary>Whether a symbol is what a dotted name says.</summary>
internal static class NameMatching
{
    /// <summary>True if the last segment names the symbol, and those before it what the symbol is in.</summary>
    public static bool Matches(ISymbol symbol, ReadOnlySpan<NameSegment> segments)
    {
        ISymbol? current = symbol;
        for (var i = segments.Length - 1; i >= 0; i--, current = Owner(current))
        {
            while (current is not null && IsNameless(current))
                current = Owner(current);
            if (current is IMethodSymbol { MethodKind: MethodKind.Constructor } && IsLeftOut(current, segments, i))
                current = Owner(current);
            if (current is null || !MatchesOne(current, segments[i]))
                return false;
        }

        return true;
    }

    /// <summary>True if nothing stands outside of what was typed: it is the whole name.</summary>
    public static bool IsWhole(ISymbol symbol, int segments) => SymbolText.Segments(symbol).Length == segments;

    /// <summary>A parameter of a constructor belongs to the type as users see it: "Order.amount", not "Order.Order.amount".</summary>
    private static bool IsLeftOut(ISymbol constructor, ReadOnlySpan<NameSegment> segments, int i) =>
        segments[i].Parameters is null && (i == 0 || segments[i - 1].Name != constructor.ContainingType.Name);

    private static bool MatchesOne(ISymbol symbol, NameSegment segment)
    {
        var name = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? symbol.ContainingType.Name : NamedSymbol.NameOf(symbol);
        if (name != segment.Name)
            return false;
        if (segment.Arity is { } arity && Arity(symbol) != arity)
            return false;
        return segment.Parameters is not { } parameters || symbol is IMethodSymbol method && ParametersMatch(method, parameters);
    }

    private static int Arity(ISymbol symbol) =>
        symbol switch
        {
            INamedTypeSymbol type => type.Arity,
            IMethodSymbol method => method.Arity,
            _ => 0,
        };

    private static bool ParametersMatch(IMethodSymbol method, IReadOnlyList<string> typed)
    {
        var types = method.Parameters.Select(parameter => parameter.Type).ToArray();
        return Equal(types) || method.IsExtensionMethod && Equal(types[1..]);

        bool Equal(ITypeSymbol[] declared) =>
            declared.Length == typed.Count && declared.Zip(typed).All(pair => TypeMatches(pair.First, pair.Second));
    }

    private static bool TypeMatches(ITypeSymbol type, string typed)
    {
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        words.RemoveAll(word => word is "ref" or "out" or "in" or "params" or "this" or "scoped" or "readonly");
        // A parameter may be written with its name, as it is declared.
        var wanted = Normal(
            words.Count > 1 && !words[^1].Contains('>') && !words[^1].Contains(',') ? string.Concat(words[..^1]) : string.Concat(words)
        );
        return Forms(type)
            .Any(form => Normal(form) is { } full && (full == wanted || full.EndsWith("." + wanted, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Forms(ITypeSymbol type) =>
        [
            type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat),
            type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
            type.ToDisplayString(
                SymbolDisplayFormat
                    .FullyQualifiedFormat.WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.None)
                    .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
            ),
            type.Name,
        ];

    private static string Normal(string type) => type.Replace(" ", "", StringComparison.Ordinal).Replace("?", "", StringComparison.Ordinal);

    private static ISymbol? Owner(ISymbol? symbol) =>
        symbol?.ContainingSymbol is INamespaceSymbol { IsGlobalNamespace: true } ? null : symbol?.ContainingSymbol;

    /// <summary>Lambdas, accessors and extension blocks are not part of a name.</summary>
    private static bool IsNameless(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.DelegateInvoke }
        || symbol is INamedTypeSymbol { Name: "" }
        || symbol is IMethodSymbol { AssociatedSymbol: not null };
}
