using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.ChangeSignature;

/// <summary>Where a lambda in the place of a method would behave otherwise than the method did.</summary>
internal sealed class GroupObstacles(SemanticModel model, CancellationToken cancellation)
{
    private static readonly string[] Removers = ["Remove", "Unsubscribe", "Unregister", "Detach", "Delete"];

    /// <returns>The reason, as part of a sentence; null if there is none.</returns>
    public string? Of(ExpressionSyntax group, IMethodSymbol method)
    {
        var outer = MethodGroups.Outer(group);
        if (outer.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SubtractAssignmentExpression } || IsCompared(outer))
            return "the method is compared with or taken out of a delegate, and a lambda would not be found there";
        if (outer.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression })
            return "its address is taken";
        if (IsInExpressionTree(group))
            return "the method is used as a value in an expression tree, which would have another shape";
        if (IsStructReceiver(group, method))
            return "a lambda in a struct cannot use 'this'";
        return group is MemberAccessExpressionSyntax access && !method.IsStatic && !IsStable(access.Expression)
            ? $"a lambda would evaluate '{access.Expression}' again with every call"
            : null;
    }

    private bool IsCompared(SyntaxNode outer) =>
        outer.Parent
            is BinaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression or (int)SyntaxKind.SubtractExpression
            }
        || outer.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
            && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { Name: var name }
            && Array.Exists(Removers, prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private bool IsInExpressionTree(SyntaxNode node) =>
        node.Ancestors()
            .OfType<LambdaExpressionSyntax>()
            .Any(lambda => model.GetTypeInfo(lambda, cancellation).ConvertedType is INamedTypeSymbol { Name: "Expression", Arity: 1 });

    private bool IsStructReceiver(ExpressionSyntax group, IMethodSymbol method) =>
        !method.IsStatic
        && (group is SimpleNameSyntax || group is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax })
        && method.MethodKind != MethodKind.LocalFunction
        && model.GetEnclosingSymbol(group.SpanStart, cancellation)?.ContainingType is { IsValueType: true };

    /// <summary>True if evaluating it later, and again, gives the same: the receiver of a method used as a value is evaluated once.</summary>
    private bool IsStable(ExpressionSyntax receiver) =>
        receiver switch
        {
            ThisExpressionSyntax or BaseExpressionSyntax or LiteralExpressionSyntax => true,
            ParenthesizedExpressionSyntax inner => IsStable(inner.Expression),
            SimpleNameSyntax or MemberAccessExpressionSyntax => model.GetSymbolInfo(receiver, cancellation).Symbol switch
            {
                INamespaceOrTypeSymbol => true,
                IFieldSymbol { IsReadOnly: true } or IFieldSymbol { IsConst: true } => receiver is not MemberAccessExpressionSyntax access
                    || IsStable(access.Expression),
                ILocalSymbol { RefKind: RefKind.None } local => !IsWritten(local, receiver),
                IParameterSymbol { RefKind: RefKind.None } parameter => !IsWritten(parameter, receiver),
                IRangeVariableSymbol => true,
                _ => false,
            },
            _ => false,
        };

    /// <summary>True if anything after its declaration gives it another value.</summary>
    private bool IsWritten(ISymbol variable, SyntaxNode at)
    {
        var member = at.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax) ?? at.SyntaxTree.GetRoot(cancellation);
        return member
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == variable.Name && Writes(name))
            .Any(name => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, variable));
    }

    private static bool Writes(IdentifierNameSyntax name) =>
        name.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == name,
            PrefixUnaryExpressionSyntax unary => unary.Kind()
                is SyntaxKind.PreIncrementExpression
                    or SyntaxKind.PreDecrementExpression
                    or SyntaxKind.AddressOfExpression,
            PostfixUnaryExpressionSyntax unary => unary.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax,
            RefExpressionSyntax => true,
            _ => false,
        };
}
