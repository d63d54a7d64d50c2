using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Automations.ChangeSignature;

/// <summary>An argument of a call as it is.</summary>
/// <param name="Index">In the argument list.</param>
/// <param name="Parameter">The ordinal that it is for, an extension method's receiver counted.</param>
/// <param name="Name">The name before the colon; null if it goes by position.</param>
internal sealed record CallArgument(int Index, SyntaxNode Node, ExpressionSyntax Expression, int Parameter, string? Name);

/// <summary>Which arguments of a call go to which parameters.</summary>
/// <param name="Offset">1 for a call in extension form, whose receiver is not in the list.</param>
/// <param name="ExpandedFrom">The ordinal of a params array that is given element by element; -1 if it is not.</param>
internal sealed record CallArguments(ImmutableArray<CallArgument> Items, int Offset, int ExpandedFrom)
{
    public static CallArguments Of(IReadOnlyList<SyntaxNode> nodes, ISymbol bound, SemanticModel model, CancellationToken cancellation)
    {
        var parameters = SignatureTargets.ParametersOf(bound);
        var offset = bound is IMethodSymbol { MethodKind: MethodKind.ReducedExtension } ? 1 : 0;
        var items = ImmutableArray.CreateBuilder<CallArgument>();
        for (var i = 0; i < nodes.Count; i++)
        {
            var (expression, name) = Parts(nodes[i]);
            if (expression is null)
                continue;
            var ordinal = name is not null
                ? parameters.First(parameter => parameter.Name == name).Ordinal
                : Math.Min(i, parameters.Length - 1);
            items.Add(new CallArgument(i, nodes[i], expression, ordinal + offset, name));
        }

        return new CallArguments(items.ToImmutable(), offset, Expanded(items, parameters, offset, model, cancellation));
    }

    /// <summary>The expression and the name of an argument; no expression for the property of an attribute.</summary>
    private static (ExpressionSyntax? Expression, string? Name) Parts(SyntaxNode node) =>
        node switch
        {
            ArgumentSyntax argument => (argument.Expression, argument.NameColon?.Name.Identifier.ValueText),
            AttributeArgumentSyntax { NameEquals: not null } => (null, null),
            AttributeArgumentSyntax argument => (argument.Expression, argument.NameColon?.Name.Identifier.ValueText),
            // Of a collection initialiser.
            ExpressionSyntax expression => (expression, null),
            _ => (null, null),
        };

    private static int Expanded(
        IReadOnlyList<CallArgument> items,
        ImmutableArray<IParameterSymbol> parameters,
        int offset,
        SemanticModel model,
        CancellationToken cancellation
    )
    {
        if (parameters.IsEmpty || !parameters[^1].IsParams)
            return -1;
        var last = parameters.Length - 1 + offset;
        var given = items.Where(item => item.Parameter == last).ToArray();
        if (given.Length == 1 && given[0].Name is null)
        {
            var conversion = model.ClassifyConversion(given[0].Expression, parameters[^1].Type);
            return
                conversion is { IsImplicit: true }
                && (conversion.IsIdentity || conversion.IsReference || conversion.IsNullLiteral || conversion.IsCollectionExpression)
                ? -1
                : last;
        }

        return given.Length == 1 ? -1 : last;
    }
}
