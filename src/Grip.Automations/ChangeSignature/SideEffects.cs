using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.ChangeSignature;

/// <summary>What evaluating an argument can do to its neighbours, or they to it.</summary>
internal enum SideEffect
{
    /// <summary>The same value whenever it is evaluated: may stand anywhere, may go.</summary>
    None,

    /// <summary>Reads what another argument could write: may go, and may change places with others that only read.</summary>
    Reads,

    /// <summary>Calls or writes something.</summary>
    Acts,
}

/// <summary>Judges expressions by what they do; in doubt they act.</summary>
internal static class SideEffects
{
    public static SideEffect Of(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        expression switch
        {
            LiteralExpressionSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax or SizeOfExpressionSyntax => SideEffect.None,
            AnonymousFunctionExpressionSyntax or ThisExpressionSyntax or BaseExpressionSyntax or TypeSyntax and not SimpleNameSyntax =>
                SideEffect.None,
            _ when model.GetConstantValue(expression, cancellation).HasValue => SideEffect.None,
            ParenthesizedExpressionSyntax inner => Of(inner.Expression, model, cancellation),
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => Of(
                inner.Operand,
                model,
                cancellation
            ),
            CastExpressionSyntax cast when IsBuiltIn(cast, model, cancellation) => Of(cast.Expression, model, cancellation),
            PrefixUnaryExpressionSyntax unary
                when unary.Kind() is SyntaxKind.LogicalNotExpression or SyntaxKind.UnaryMinusExpression
                    && IsBuiltIn(unary, model, cancellation) => Of(unary.Operand, model, cancellation),
            BinaryExpressionSyntax binary when IsBuiltIn(binary, model, cancellation) => Worst(
                [binary.Left, binary.Right],
                model,
                cancellation
            ),
            ConditionalExpressionSyntax choice => Worst([choice.Condition, choice.WhenTrue, choice.WhenFalse], model, cancellation),
            InterpolatedStringExpressionSyntax text => Worst(
                text.Contents.OfType<InterpolationSyntax>().Select(part => part.Expression),
                model,
                cancellation
            ) is SideEffect.None
                ? SideEffect.None
                : SideEffect.Acts,
            TupleExpressionSyntax tuple => Worst(tuple.Arguments.Select(argument => argument.Expression), model, cancellation),
            ImplicitArrayCreationExpressionSyntax array => Worst(array.Initializer.Expressions, model, cancellation),
            SimpleNameSyntax or MemberAccessExpressionSyntax => OfName(expression, model, cancellation),
            _ => SideEffect.Acts,
        };

    private static SideEffect OfName(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        var own = model.GetSymbolInfo(expression, cancellation).Symbol switch
        {
            INamespaceOrTypeSymbol => SideEffect.None,
            IFieldSymbol { IsReadOnly: true } or IFieldSymbol { IsConst: true } => SideEffect.None,
            IFieldSymbol or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => SideEffect.Reads,
            // A method group without its receiver is a value.
            IMethodSymbol => SideEffect.None,
            IPropertySymbol property when IsPlain(property) => SideEffect.Reads,
            _ => SideEffect.Acts,
        };
        if (expression is not MemberAccessExpressionSyntax access || own == SideEffect.Acts)
            return own;
        var receiver = Of(access.Expression, model, cancellation);
        return receiver > own ? receiver : own;
    }

    /// <summary>An auto-property, or one of the framework's, which are known not to act.</summary>
    private static bool IsPlain(IPropertySymbol property)
    {
        if (property.IsIndexer)
            return false;
        if (property.Locations.Any(location => location.IsInSource))
            return !property.IsVirtual
                && !property.IsAbstract
                && property.OverriddenProperty is null
                && property
                    .ContainingType.GetMembers()
                    .OfType<IFieldSymbol>()
                    .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
        var name = property.ContainingNamespace.ToDisplayString();
        return name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
    }

    private static bool IsBuiltIn(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(expression, cancellation).Symbol
            is not IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion };

    private static SideEffect Worst(IEnumerable<ExpressionSyntax> parts, SemanticModel model, CancellationToken cancellation) =>
        parts.Select(part => Of(part, model, cancellation)).DefaultIfEmpty(SideEffect.None).Max();
}
