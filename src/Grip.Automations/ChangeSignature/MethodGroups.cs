using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.ChangeSignature;

/// <summary>Methods that are named without being called.</summary>
internal static class MethodGroups
{
    public static bool IsCallee(SimpleNameSyntax name) =>
        Outer(name) is var outer && outer.Parent is InvocationExpressionSyntax invocation && invocation.Expression == outer;

    /// <summary>In nameof only the name counts.</summary>
    public static bool IsInNameOf(SyntaxNode node) =>
        node.FirstAncestorOrSelf<ArgumentSyntax>()
            is { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };

    /// <summary>The Invoke method of the delegate that a method becomes; null if the name is no method, or becomes none.</summary>
    public static IMethodSymbol? DelegateOf(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellation)
    {
        var outer = Outer(name);
        if (model.GetSymbolInfo(outer, cancellation).Symbol is not IMethodSymbol)
            return null;
        var type = model.GetTypeInfo(outer, cancellation).ConvertedType ?? Around(outer, model, cancellation);
        return (type as INamedTypeSymbol)?.DelegateInvokeMethod;
    }

    /// <summary>The name with its receiver: <c>orders.Add</c> for <c>Add</c>.</summary>
    public static ExpressionSyntax Inner(SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access
        : name.Parent is AliasQualifiedNameSyntax qualified ? qualified
        : name;

    /// <summary>The name with its receiver and the parentheses around them.</summary>
    public static SyntaxNode Outer(SyntaxNode name)
    {
        var outer = name;
        while (
            outer.Parent is MemberAccessExpressionSyntax access && access.Name == outer
            || outer.Parent is MemberBindingExpressionSyntax
            || outer.Parent is ParenthesizedExpressionSyntax
        )
            outer = outer.Parent!;
        return outer;
    }

    /// <summary>The type that <c>new EventHandler(M)</c> or <c>(Action)M</c> says.</summary>
    private static ITypeSymbol? Around(SyntaxNode outer, SemanticModel model, CancellationToken cancellation) =>
        outer.Parent switch
        {
            ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation } => model.GetTypeInfo(creation, cancellation).Type,
            CastExpressionSyntax cast => model.GetTypeInfo(cast.Type, cancellation).Type,
            _ => null,
        };
}
