using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grip.Map.Checks;

/// <summary>
/// Async methods and iterators become state machines when code is generated, and only then is it an error that a value
/// which must stay on the stack (a Span, a ref local) lives across an await or a yield. This tells where that may be, so
/// that code need be generated only there.
/// </summary>
internal static class StateMachines
{
    /// <summary>Cheap: whether the file can hold such code at all.</summary>
    /// <param name="refStructs">Names of ref structs that the unit declares.</param>
    public static bool CanHold(SyntaxTree tree, IReadOnlyCollection<string> refStructs) =>
        tree.TryGetText(out var text)
        && text.ToString() is var source
        && (source.Contains("await", StringComparison.Ordinal) || source.Contains("yield", StringComparison.Ordinal))
        && (
            source.Contains("Span", StringComparison.Ordinal)
            || source.Contains("stackalloc", StringComparison.Ordinal)
            || source.Contains("ref ", StringComparison.Ordinal)
            || refStructs.Any(name => source.Contains(name, StringComparison.Ordinal))
        );

    /// <summary>The names of ref structs in the trees; a file that mentions none has to get its values through known types.</summary>
    public static ImmutableArray<string> RefStructs(IEnumerable<SyntaxTree> trees, CancellationToken cancellation) =>
        [
            .. trees
                .Where(tree =>
                    tree.TryGetText(out var text)
                    && text.ToString() is var source
                    && source.Contains("struct", StringComparison.Ordinal)
                    && source.Contains("ref ", StringComparison.Ordinal)
                )
                .SelectMany(tree => tree.GetRoot(cancellation).DescendantNodes().OfType<StructDeclarationSyntax>())
                .Where(type => type.Modifiers.Any(SyntaxKind.RefKeyword))
                .Select(type => type.Identifier.ValueText)
                .Distinct(),
        ];

    /// <summary>Whether some such value of the file is declared before an await or a yield and mentioned after it.</summary>
    public static bool MayFail(SemanticModel model, CancellationToken cancellation)
    {
        var stops = model
            .SyntaxTree.GetRoot(cancellation)
            .DescendantNodes()
            .Where(node => node is AwaitExpressionSyntax or YieldStatementSyntax || IsAwaiting(node))
            .GroupBy(Function);
        return stops.Any(group => group.Key is { } function && Crosses(function, [.. group], model, cancellation));
    }

    private static bool IsAwaiting(SyntaxNode node) =>
        node switch
        {
            CommonForEachStatementSyntax loop => loop.AwaitKeyword.RawKind != 0,
            UsingStatementSyntax block => block.AwaitKeyword.RawKind != 0,
            LocalDeclarationStatementSyntax local => local.AwaitKeyword.RawKind != 0,
            _ => false,
        };

    private static SyntaxNode? Function(SyntaxNode node) =>
        node.Ancestors()
            .FirstOrDefault(ancestor =>
                ancestor
                    is AnonymousFunctionExpressionSyntax
                        or LocalFunctionStatementSyntax
                        or MemberDeclarationSyntax
                        or AccessorDeclarationSyntax
            );

    private static bool Crosses(SyntaxNode function, SyntaxNode[] stops, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var node in function.DescendantNodes())
        {
            cancellation.ThrowIfCancellationRequested();
            switch (node)
            {
                case VariableDeclaratorSyntax
                or SingleVariableDesignationSyntax
                or ForEachStatementSyntax
                    when model.GetDeclaredSymbol(node, cancellation) is ILocalSymbol local
                        && (local.IsRef || local.Type.IsRefLikeType)
                        && LivesAcross(local.Name, node, function, stops):
                    return true;
                case CommonForEachStatementSyntax loop
                    when model.GetTypeInfo(loop.Expression, cancellation).Type is { IsRefLikeType: true }
                        && stops.Any(stop => loop.Statement.Span.Contains(stop.Span)):
                    return true;
            }
        }

        // A value that is computed and waits, without a name, for the rest of its expression.
        return stops
            .Select(stop => stop.FirstAncestorOrSelf<StatementSyntax>())
            .OfType<StatementSyntax>()
            .Distinct()
            .Any(statement => IsRefLikeWithin(statement, model, cancellation));
    }

    private static bool LivesAcross(string name, SyntaxNode declaration, SyntaxNode function, SyntaxNode[] stops)
    {
        var last = function
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .LastOrDefault(mention => mention.Identifier.ValueText == name && mention.SpanStart > declaration.SpanStart);
        return last is not null && stops.Any(stop => stop.SpanStart > declaration.SpanStart && stop.SpanStart < last.SpanStart);
    }

    private static bool IsRefLikeWithin(StatementSyntax statement, SemanticModel model, CancellationToken cancellation) =>
        statement
            .DescendantNodes(node => node == statement || node is not StatementSyntax)
            .OfType<ExpressionSyntax>()
            .Any(expression => model.GetTypeInfo(expression, cancellation).Type is { IsRefLikeType: true });
}
