using Grip.Map.Functions.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Functions.Finders;

/// <summary>What a factory lambda makes.</summary>
internal static class Factories
{
    /// <summary>The type of what is returned, before it is converted to the service; null if it cannot be seen.</summary>
    public static ITypeSymbol? Product(SourceFile file, AnonymousFunctionExpressionSyntax factory)
    {
        var returned = factory.ExpressionBody is { } body
            ? [body]
            : factory
                .Block?.DescendantNodes(node => node is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax)
                .OfType<ReturnStatementSyntax>()
                .Select(statement => statement.Expression)
                .OfType<ExpressionSyntax>()
                .ToArray()
                ?? [];
        var types = returned
            .Select(expression => file.TypeOf(Locals.Bare(expression)))
            .Where(type => type is not null and not IErrorTypeSymbol)
            .Distinct(SymbolEqualityComparer.Default)
            .ToArray();
        return types is [ITypeSymbol single] ? single : null;
    }
}
