using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Grip.Automations.Rewrite.Running;

/// <summary>Which namespaces hold an extension method that new code calls and its file does not see.</summary>
internal static class ExtensionImports
{
    /// <param name="model">Of the tree in which the name is not found.</param>
    /// <param name="place">The name that is not found.</param>
    /// <returns>Sorted; empty if no extension method fits.</returns>
    public static ImmutableArray<string> For(SemanticModel model, TextSpan place, CancellationToken cancellation)
    {
        var token = model.SyntaxTree.GetRoot(cancellation).FindToken(place.Start);
        if (token.Parent is not SimpleNameSyntax name || Receiver(name) is not { } receiver)
            return [];
        var info = model.GetTypeInfo(receiver, cancellation);
        if ((info.Type ?? info.ConvertedType) is not { } type || type.TypeKind == TypeKind.Error)
            return [];
        return
        [
            .. Methods(model.Compilation.GlobalNamespace, name.Identifier.ValueText)
                .Where(method => model.Compilation.IsSymbolAccessibleWithin(method, model.Compilation.Assembly))
                .Where(method => method.ReduceExtensionMethod(type) is not null)
                .Select(method => method.ContainingNamespace.ToDisplayString())
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static ExpressionSyntax? Receiver(SimpleNameSyntax name) =>
        name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access.Expression,
            MemberBindingExpressionSyntax binding => Matching.ConditionalChain.Around(binding)?.Expression,
            _ => null,
        };

    private static IEnumerable<IMethodSymbol> Methods(INamespaceSymbol space, string name)
    {
        foreach (var type in space.GetTypeMembers().Where(type => type.IsStatic && type.MightContainExtensionMethods))
        foreach (var method in type.GetMembers(name).OfType<IMethodSymbol>().Where(method => method.IsExtensionMethod))
            yield return method;
        foreach (var method in space.GetNamespaceMembers().SelectMany(inner => Methods(inner, name)))
            yield return method;
    }
}
