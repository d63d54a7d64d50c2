using Grip.Automations.Rewrite.Matching;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rewrite.Replacing;

/// <summary>What evaluating code may have to do with its neighbours; each includes those before it.</summary>
internal enum Effect
{
    /// <summary>The same value whenever it is evaluated.</summary>
    None,

    /// <summary>Reads a local variable, which only code in the same method writes.</summary>
    Local,

    /// <summary>Reads a field, a property or an element.</summary>
    Reads,

    /// <summary>Calls something, which may read and write.</summary>
    Calls,

    /// <summary>Writes something, or waits.</summary>
    Writes,
}

/// <summary>Judges expressions by what they do. A property only reads; a method of a primitive type has no effect.</summary>
internal sealed class Effects(SiteSymbols symbols)
{
    /// <summary>Whether two pieces of code may not change places.</summary>
    public static bool Conflict(Effect left, Effect right)
    {
        var (less, more) = left < right ? (left, right) : (right, left);
        return more == Effect.Writes && less >= Effect.Local || more == Effect.Calls && less >= Effect.Reads;
    }

    public Effect Of(SyntaxNode node)
    {
        if (node is ExpressionSyntax expression && symbols.Model.GetConstantValue(expression).HasValue)
            return Effect.None;
        return node switch
        {
            AnonymousFunctionExpressionSyntax or TypeOfExpressionSyntax or SizeOfExpressionSyntax or DefaultExpressionSyntax => Effect.None,
            AssignmentExpressionSyntax or AwaitExpressionSyntax or DeclarationExpressionSyntax => Effect.Writes,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } =>
                Effect.Writes,
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } =>
                Effect.Writes,
            ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } => Effect.Writes,
            InvocationExpressionSyntax call => Worse(IsPure(call) ? Effect.None : Effect.Calls, Below(call)),
            BaseObjectCreationExpressionSyntax creation => Worse(IsPure(creation) ? Effect.None : Effect.Calls, Below(creation)),
            ElementAccessExpressionSyntax or ElementBindingExpressionSyntax => Worse(Effect.Reads, Below(node)),
            TypeSyntax and not SimpleNameSyntax => Effect.None,
            SimpleNameSyntax name => OfName(name),
            _ => Below(node),
        };
    }

    private Effect Below(SyntaxNode node) => node.ChildNodes().Select(Of).DefaultIfEmpty(Effect.None).Max();

    private static Effect Worse(Effect left, Effect right) => left > right ? left : right;

    private Effect OfName(SimpleNameSyntax name) =>
        symbols.Symbol(name) switch
        {
            INamespaceOrTypeSymbol or IMethodSymbol or ILabelSymbol => Effect.None,
            IFieldSymbol { IsReadOnly: true } or IFieldSymbol { IsConst: true } => Effect.None,
            ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => Effect.Local,
            _ => Effect.Reads,
        };

    private bool IsPure(InvocationExpressionSyntax call) =>
        call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }
        || symbols.Method(call)?.ContainingType is { } type
            && (
                type.SpecialType is not (SpecialType.None or SpecialType.System_Object or SpecialType.System_Delegate)
                || type is { Name: "Math" or "Convert" or "TimeSpan" or "Guid" or "Path", ContainingNamespace.Name: "System" or "IO" }
                    && symbols.Method(call)!.Name != nameof(Guid.NewGuid)
            );

    private bool IsPure(BaseObjectCreationExpressionSyntax creation) =>
        symbols.TypeOf(creation) is { } type
        && (
            type.ContainingNamespace?.ToDisplayString() is "System" or "System.Collections.Generic" or "System.Text"
            || type.TypeKind == TypeKind.Delegate
        );
}
