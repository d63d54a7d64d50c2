using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.ChangeSignature;

/// <summary>Methods that are named without being called.</summary>
internal static class MethodGroups
{
    public static bool IsCallee(SimpleNameSyntax name) =>
        Whole(name) is var outer && outer.Parent is InvocationExpressionSyntax invocation && invocation.Expression == outer;

    /// <summary>In nameof only the name counts.</summary>
    public static bool IsInNameOf(SyntaxNode node) =>
        node.FirstAncestorOrSelf<ArgumentSyntax>()
            is { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };

    /// <summary>The Invoke method of the delegate that a method becomes; null if the name is no method, or becomes none.</summary>
    public static IMethodSymbol? DelegateOf(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellation)
    {
        var outer = Whole(name);
        if (model.GetSymbolInfo(outer, cancellation).Symbol is not IMethodSymbol)
            return null;
        var type =
            model.GetTypeInfo(outer, cancellation).ConvertedType
            ?? (
                outer.Parent is ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation }
                    ? model.GetTypeInfo(creation, cancellation).Type
                    : null
            );
        return (type as INamedTypeSymbol)?.DelegateInvokeMethod;
    }

    private static SyntaxNode Whole(SimpleNameSyntax name)
    {
        SyntaxNode outer = name;
        while (
            outer.Parent is MemberAccessExpressionSyntax access && access.Name == outer
            || outer.Parent is MemberBindingExpressionSyntax
            || outer.Parent is ParenthesizedExpressionSyntax
        )
            outer = outer.Parent!;
        return outer;
    }
}
