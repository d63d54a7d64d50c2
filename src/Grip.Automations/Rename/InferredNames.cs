using Grip.Map.CSharp;
using Grip.Map.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.Rename;

/// <summary>
/// Names that the compiler takes from an expression: <c>new { order.Total }</c> has a property Total, and so may
/// <c>(order.Total, 1)</c>. They stay what they were, written out.
/// </summary>
internal sealed class InferredNames(SolutionSnapshot snapshot, string oldName)
{
    /// <summary>Where <c>Total = </c> or <c>Total: </c> must be written, and what; null if nothing takes its name from this reference.</summary>
    public static (int Position, string Text, bool IsTuple)? Explicit(SyntaxToken token)
    {
        if (token.Parent is not SimpleNameSyntax name)
            return null;
        SyntaxNode expression = name;
        while (
            expression.Parent is MemberAccessExpressionSyntax access && access.Name == expression
            || expression.Parent is MemberBindingExpressionSyntax
            || expression.Parent is ConditionalAccessExpressionSyntax conditional && conditional.WhenNotNull == expression
        )
            expression = expression.Parent;
        return expression.Parent switch
        {
            AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } => (expression.SpanStart, $"{token.Text} = ", false),
            ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax } => (expression.SpanStart, $"{token.Text}: ", true),
            _ => null,
        };
    }

    /// <summary>True if some code uses the old name of a tuple element; only then is it written out.</summary>
    public bool TuplesMatter(CancellationToken cancellation)
    {
        string[] names = [oldName];
        foreach (var document in snapshot.DocumentsMentioning(names))
        foreach (var unit in snapshot.UnitsWith(document.Path))
        {
            var compilation = snapshot.Compilation(unit, cancellation);
            if (snapshot.Tree(unit, document.Path, cancellation) is not { } tree)
                continue;
            var model = Models.Of(compilation, tree);
            foreach (var token in NameOccurrences.In(tree, names, cancellation))
                if (
                    token.Parent?.Parent is MemberAccessExpressionSyntax
                    && TokenBinding.Of(token, model, cancellation).Symbols is [IFieldSymbol { ContainingType.IsTupleType: true }]
                )
                    return true;
        }

        return false;
    }
}
