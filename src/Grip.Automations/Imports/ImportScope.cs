using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Imports;

/// <summary>Which namespaces are in scope at a place.</summary>
internal static class ImportScope
{
    /// <summary>
    /// True if names of <paramref name="space"/> are found at the position without a qualifier: it is an enclosing
    /// namespace, or a using directive there, around it, or a global one imports it.
    /// </summary>
    /// <param name="space">As in "Shop.Orders"; empty for the global namespace.</param>
    public static bool Sees(SemanticModel model, int position, string space, CancellationToken cancellation)
    {
        if (space.Length == 0)
            return true;
        var enclosing = Enclosing(model.SyntaxTree.GetRoot(cancellation), position);
        if (enclosing == space || enclosing.StartsWith(space + '.', StringComparison.Ordinal))
            return true;
        return model
            .GetImportScopes(position, cancellation)
            .SelectMany(scope => scope.Imports)
            .Any(import => import.NamespaceOrType is INamespaceSymbol imported && imported.ToDisplayString() == space);
    }

    /// <summary>The full name of the namespace declaration around a position; empty if there is none.</summary>
    public static string Enclosing(SyntaxNode root, int position)
    {
        var parts = root.FindToken(Math.Min(position, root.FullSpan.End - 1))
            .Parent?.AncestorsAndSelf()
            .OfType<BaseNamespaceDeclarationSyntax>()
            .Where(space => position > space.Name.SpanStart)
            .Select(space => NameText(space.Name))
            .Reverse();
        return string.Join('.', parts ?? []);
    }

    /// <summary>A dotted name without white space and comments.</summary>
    public static string NameText(NameSyntax name) =>
        string.Concat(name.DescendantTokens().Select(token => token.IsKind(SyntaxKind.IdentifierToken) ? token.ValueText : token.Text));
}
