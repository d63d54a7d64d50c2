using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Reading;

/// <summary>Follows a name to the expression that it was given, within the file.</summary>
internal static class Locals
{
    /// <summary>The initial value of a local, field or property; null if there is none or it lies in another file.</summary>
    public static ExpressionSyntax? ValueOf(SourceFile file, ISymbol? symbol)
    {
        if (symbol is not (ILocalSymbol or IFieldSymbol or IPropertySymbol))
            return null;
        var declaration = symbol.DeclaringSyntaxReferences.FirstOrDefault(part => part.SyntaxTree == file.Root.SyntaxTree);
        return declaration?.GetSyntax(file.Cancellation) switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
            _ => null,
        };
    }

    /// <summary>Without what does not change the value: parentheses, casts, await, the null-forgiving mark.</summary>
    public static ExpressionSyntax Bare(ExpressionSyntax expression) =>
        expression switch
        {
            ParenthesizedExpressionSyntax inner => Bare(inner.Expression),
            CastExpressionSyntax cast => Bare(cast.Expression),
            AwaitExpressionSyntax awaited => Bare(awaited.Expression),
            PostfixUnaryExpressionSyntax forgiven when forgiven.IsKind(SyntaxKind.SuppressNullableWarningExpression) => Bare(
                forgiven.Operand
            ),
            _ => expression,
        };

    /// <summary>The local, field or property that a creation or call gives its value to; null if it stands alone.</summary>
    public static ISymbol? VariableOf(SourceFile file, ExpressionSyntax value) =>
        value.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => file.Model.GetDeclaredSymbol(
                variable,
                file.Cancellation
            ),
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => file.Model.GetDeclaredSymbol(
                property,
                file.Cancellation
            ),
            AssignmentExpressionSyntax assignment when assignment.Right == value => file.SymbolOf(assignment.Left),
            _ => null,
        };
}
