using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Grip.Map.Symbols;

/// <summary>The identifiers of a tree with certain names, found by text first.</summary>
public static class NameOccurrences
{
    /// <summary>Identifier tokens whose value is one of <paramref name="names"/>, documentation comments included, by position.</summary>
    public static IEnumerable<SyntaxToken> In(SyntaxTree tree, IReadOnlyCollection<string> names, CancellationToken cancellation)
    {
        var root = tree.GetRoot(cancellation);
        var text = tree.GetText(cancellation).ToString();
        // An escaped identifier cannot be found by its text.
        if (text.Contains("\\u", StringComparison.OrdinalIgnoreCase))
            return root.DescendantTokens(descendIntoTrivia: true)
                .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && names.Contains(token.ValueText));
        return Positions(text, names)
            .Select(position => root.FindToken(position, findInsideTrivia: true))
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && names.Contains(token.ValueText))
            .Distinct();
    }

    /// <summary>Where one of <paramref name="names"/> stands as a whole word, ascending.</summary>
    public static ImmutableArray<int> Positions(string text, IReadOnlyCollection<string> names)
    {
        var found = ImmutableArray.CreateBuilder<int>();
        foreach (var name in names.Where(name => name.Length > 0))
            for (
                var at = text.IndexOf(name, StringComparison.Ordinal);
                at >= 0;
                at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal)
            )
                if (!IsPart(text, at - 1) && !IsPart(text, at + name.Length))
                    found.Add(at);
        found.Sort();
        return found.ToImmutable();
    }

    private static bool IsPart(string text, int at) => at >= 0 && at < text.Length && SyntaxFacts.IsIdentifierPartCharacter(text[at]);
}
